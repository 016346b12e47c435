import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { impactQuestionSchema, impactViewSchema } from "./impact";
import { lineSchema, paragraphsSchema } from "./plain-text";

/** Scenarios that a dataset keeps at most; a longer list nobody reads. */
export const mostScenarios = 100;

/** Scenarios that stand side by side. */
export const mostSideBySide = 3;

/** A scenario under a name: what is asked, and what whoever keeps it takes for granted besides. */
export const newScenarioSchema = z.strictObject({
  name: lineSchema(80).min(1, "write a name"),
  note: paragraphsSchema(600),
  question: impactQuestionSchema,
  /** The dataset version on whose numbers it was kept. */
  version: z.int().min(1).max(999_999),
});
export type NewScenario = z.infer<typeof newScenarioSchema>;

/** A kept scenario. Its question names the definition it was asked of; it is worked out on the latest one. */
export const scenarioSchema = newScenarioSchema
  .extend({ id: z.string(), savedBy: z.string(), savedAt: z.string() })
  .meta({ id: "Scenario" });
export type Scenario = z.infer<typeof scenarioSchema>;

/** Kept scenarios on one dataset version; `impact` null where it cannot be worked out there, the sentence says why. */
export const sideBySideSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    scenarios: z.array(
      z.strictObject({
        scenario: scenarioSchema,
        impact: impactViewSchema.nullable(),
        sentence: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "ScenariosSideBySide" });
export type SideBySide = z.infer<typeof sideBySideSchema>;
