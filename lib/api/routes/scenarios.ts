import { z } from "zod";
import { route } from "@/lib/api/route";
import { mostSideBySide, newScenarioSchema, scenarioSchema, sideBySideSchema } from "@/lib/domain/scenario";
import {
  bringBackScenario,
  deleteScenario,
  savedScenarios,
  saveScenario,
  scenariosSideBySide,
} from "@/lib/services/scenarios";
import { datasetParams, versionParams } from "./params";

const scenarioIdSchema = z.string().min(1).max(40);
const scenarioParams = datasetParams.extend({ scenario: scenarioIdSchema });

export const listScenariosRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/scenarios",
  summary: "Scenarios kept under a name, the newest first",
  permission: "priorities.read",
  params: datasetParams,
  answer: z.strictObject({ scenarios: z.array(scenarioSchema) }),
  handle: async ({ actor, params }) => ({ scenarios: await savedScenarios(actor, params.dataset) }),
});

export const saveScenarioRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/scenarios",
  summary: "Keep a scenario under a name",
  permission: "scenarios.keep",
  params: datasetParams,
  body: newScenarioSchema,
  answer: scenarioSchema,
  status: 201,
  handle: ({ actor, params, body }) => saveScenario(actor, params.dataset, body),
});

export const deleteScenarioRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/scenarios/{scenario}",
  summary: "Take a scenario off the list",
  permission: "scenarios.keep",
  params: scenarioParams,
  answer: z.null(),
  status: 204,
  handle: async ({ actor, params }) => {
    await deleteScenario(actor, params.dataset, params.scenario);
    return null;
  },
});

export const restoreScenarioRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/scenarios/{scenario}/restore",
  summary: "Put a deleted scenario back on the list",
  permission: "scenarios.keep",
  params: scenarioParams,
  answer: scenarioSchema,
  handle: ({ actor, params }) => bringBackScenario(actor, params.dataset, params.scenario),
});

export const scenariosSideBySideRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/scenarios",
  summary: "Two or three kept scenarios side by side, each with its figures, bands and assumptions",
  permission: "priorities.read",
  params: versionParams,
  query: z.strictObject({
    scenario: z
      .array(scenarioIdSchema, "name two or three scenarios, as in scenario=ID&scenario=ID")
      .min(2, "name two or three scenarios")
      .max(mostSideBySide, "name at most three scenarios"),
  }),
  answer: sideBySideSchema,
  handle: ({ actor, params, query, signal }) => scenariosSideBySide(actor, params, { ids: query.scenario, signal }),
});
