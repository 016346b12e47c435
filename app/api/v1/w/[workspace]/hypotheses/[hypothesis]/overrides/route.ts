import { overrideRoute } from "@/lib/api/routes/hypotheses";

export const POST = overrideRoute.handler;
