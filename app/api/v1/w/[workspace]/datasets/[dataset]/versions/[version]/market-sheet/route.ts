import { marketSheetRoute } from "@/lib/api/routes/priorities";

export const GET = marketSheetRoute.handler;
