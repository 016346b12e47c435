import { reviewDecisionRoute } from "@/lib/api/routes/decision-steps";

export const POST = reviewDecisionRoute.handler;
