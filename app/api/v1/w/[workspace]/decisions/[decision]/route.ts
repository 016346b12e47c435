import { saveDecisionRoute, showDecisionRoute } from "@/lib/api/routes/decisions";

export const GET = showDecisionRoute.handler;
export const PUT = saveDecisionRoute.handler;
