import { scoreboardRoute } from "@/lib/api/routes/scoreboard";

export const GET = scoreboardRoute.handler;
