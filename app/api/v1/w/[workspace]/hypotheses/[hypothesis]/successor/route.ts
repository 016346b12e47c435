import { replaceHypothesisRoute } from "@/lib/api/routes/hypotheses";

export const POST = replaceHypothesisRoute.handler;
