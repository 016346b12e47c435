import { retireHypothesisRoute } from "@/lib/api/routes/hypotheses";

export const POST = retireHypothesisRoute.handler;
