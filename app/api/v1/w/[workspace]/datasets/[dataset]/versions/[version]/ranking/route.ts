import { rankingRoute } from "@/lib/api/routes/priorities";

export const GET = rankingRoute.handler;
