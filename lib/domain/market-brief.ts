import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { scoreboardQuestionSchema, scoreboardViewSchema } from "./scoreboard";
import { stanceSchema } from "./segment";

/** Who looks at the segments to win. */
export const marketSides = ["marketing", "sales"] as const;
export type MarketSide = (typeof marketSides)[number];
export const marketBriefQuerySchema = z.strictObject({ side: z.enum(marketSides) });

/**
 * The published segments, targets first, on what those ask who win customers; the view is null where the version has none of it.
 * `leftOut` names metrics that are left out because asking them here would hide a segment.
 */
export const marketBriefSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    segments: z.array(
      z.strictObject({
        slug: z.string(),
        name: z.string(),
        code: z.string(),
        stance: stanceSchema.nullable(),
        latest: z.number(),
      }),
    ),
    question: scoreboardQuestionSchema.nullable(),
    view: scoreboardViewSchema.nullable(),
    /** Which segments are not listed. */
    notes: z.array(z.string()),
    leftOut: z.array(z.string()),
  })
  .meta({ id: "MarketBrief" });
export type MarketBrief = z.infer<typeof marketBriefSchema>;
