import { changeClaimRoute, showHypothesisRoute } from "@/lib/api/routes/hypotheses";

export const GET = showHypothesisRoute.handler;
export const PATCH = changeClaimRoute.handler;
