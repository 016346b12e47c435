import { explainRoute } from "@/lib/api/routes/scoreboard";

export const GET = explainRoute.handler;
