import { addHypothesisRoute } from "@/lib/api/routes/studies";

export const POST = addHypothesisRoute.handler;
