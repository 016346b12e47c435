import { answerDecisionRoute } from "@/lib/api/routes/decision-steps";

export const POST = answerDecisionRoute.handler;
