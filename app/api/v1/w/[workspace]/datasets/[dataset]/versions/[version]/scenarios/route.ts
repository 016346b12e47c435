import { scenariosSideBySideRoute } from "@/lib/api/routes/scenarios";

export const GET = scenariosSideBySideRoute.handler;
