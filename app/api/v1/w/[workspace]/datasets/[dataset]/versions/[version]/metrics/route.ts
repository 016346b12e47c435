import { metricsRoute } from "@/lib/api/routes/scoreboard";

export const GET = metricsRoute.handler;
