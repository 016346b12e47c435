import { moveHypothesisRoute } from "@/lib/api/routes/hypotheses";

export const POST = moveHypothesisRoute.handler;
