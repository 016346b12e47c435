import { addDecisionRoute, listDecisionsRoute } from "@/lib/api/routes/decisions";

export const GET = listDecisionsRoute.handler;
export const POST = addDecisionRoute.handler;
