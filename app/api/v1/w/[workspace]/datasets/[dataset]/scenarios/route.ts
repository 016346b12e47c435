import { listScenariosRoute, saveScenarioRoute } from "@/lib/api/routes/scenarios";

export const GET = listScenariosRoute.handler;
export const POST = saveScenarioRoute.handler;
