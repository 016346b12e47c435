import { marketsRoute } from "@/lib/api/routes/priorities";

export const GET = marketsRoute.handler;
