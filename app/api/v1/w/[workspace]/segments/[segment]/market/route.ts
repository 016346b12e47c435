import { saveMarketRoute } from "@/lib/api/routes/priorities";

export const PUT = saveMarketRoute.handler;
