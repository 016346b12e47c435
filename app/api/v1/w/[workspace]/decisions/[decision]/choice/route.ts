import { takeDecisionRoute } from "@/lib/api/routes/decision-steps";

export const POST = takeDecisionRoute.handler;
