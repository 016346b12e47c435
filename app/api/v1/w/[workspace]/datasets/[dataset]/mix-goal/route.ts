import { changeMixGoalRoute, showMixGoalRoute } from "@/lib/api/routes/briefs";

export const GET = showMixGoalRoute.handler;
export const PUT = changeMixGoalRoute.handler;
