import { deleteScenarioRoute } from "@/lib/api/routes/scenarios";

export const DELETE = deleteScenarioRoute.handler;
