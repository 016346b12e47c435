import { proposeDecisionRoute } from "@/lib/api/routes/decisions";

export const POST = proposeDecisionRoute.handler;
