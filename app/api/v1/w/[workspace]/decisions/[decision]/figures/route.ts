import { addDecisionFigureRoute } from "@/lib/api/routes/decisions";

export const POST = addDecisionFigureRoute.handler;
