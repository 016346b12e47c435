import { endDecisionRoute } from "@/lib/api/routes/decision-steps";

export const POST = endDecisionRoute.handler;
