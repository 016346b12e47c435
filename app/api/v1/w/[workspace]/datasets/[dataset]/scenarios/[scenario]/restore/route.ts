import { restoreScenarioRoute } from "@/lib/api/routes/scenarios";

export const POST = restoreScenarioRoute.handler;
