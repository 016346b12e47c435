import { z } from "zod";
import { familySchema, intervalSchema } from "./estimate";
import { ruleTreeSchema } from "./rule";
import { cellSchema, metricHeadSchema } from "./scoreboard";
import { templateKinds } from "./templates";

const count = z.number().nullable();

/**
 * A rule that a template drafts, with whom it holds for and the chosen metric against everybody else. Sizes are rounded to 5 and
 * null below 5 for roles that do not see small groups.
 */
export const templateDraftSchema = z
  .strictObject({
    ref: z.string(),
    name: z.string(),
    rule: ruleTreeSchema,
    sentence: z.string(),
    size: count,
    share: count,
    cell: cellSchema,
  })
  .meta({ id: "TemplateDraft" });

/** The share that the top of the base holds at each whole per cent; `rule` holds for `ofRule` customers, ties with the least included. */
export const concentrationSchema = z
  .strictObject({
    column: z.strictObject({ key: z.string(), label: z.string(), type: z.string() }),
    customers: z.number(),
    negatives: z.number(),
    gini: z.strictObject({ value: z.number(), interval: intervalSchema }).nullable(),
    points: z.array(
      z.strictObject({
        percent: z.number().int(),
        top: z.number(),
        ofRule: z.number(),
        share: z.number(),
        interval: intervalSchema,
        atLeast: z.string(),
        rule: ruleTreeSchema,
      }),
    ),
  })
  .meta({ id: "Concentration" });
export type ConcentrationView = z.infer<typeof concentrationSchema>;

/** Cut points of the scores, and customers by score of recency and frequency, all sums of money together. */
export const rfmSchema = z
  .strictObject({
    customers: z.number(),
    cuts: z.strictObject({
      recency: z.array(z.number()),
      frequency: z.array(z.number()),
      monetary: z.array(z.number()).nullable(),
    }),
    grid: z.array(z.strictObject({ r: z.number(), f: z.number(), customers: count })),
    cells: z
      .array(
        z.strictObject({ r: z.number(), f: z.number(), m: z.number(), customers: z.number(), monetary: z.number() }),
      )
      .nullable(),
  })
  .meta({ id: "Rfm" });
export type RfmView = z.infer<typeof rfmSchema>;

/** One template asked of a version: its drafts as one family, and whether they share customers or leave some out. */
export const chosenTemplateSchema = z
  .strictObject({
    kind: z.enum(templateKinds),
    sentence: z.string(),
    words: z.array(z.string()),
    metric: metricHeadSchema.nullable(),
    drafts: z.array(templateDraftSchema),
    total: cellSchema.nullable(),
    inSeveral: count,
    inNone: count,
    family: familySchema,
    concentration: concentrationSchema.nullable(),
    rfm: rfmSchema.nullable(),
    notes: z.array(z.string()),
  })
  .meta({ id: "ChosenTemplate" });
export type ChosenTemplate = z.infer<typeof chosenTemplateSchema>;

/** All templates with what keeps a version from drafting them, and the one asked for. */
export const templatesSchema = z
  .strictObject({
    datasetVersion: z.number().int(),
    asOf: z.string().nullable(),
    currency: z.string(),
    unitWord: z.string(),
    customers: z.number(),
    templates: z.array(
      z.strictObject({
        kind: z.enum(templateKinds),
        name: z.string(),
        asks: z.string(),
        missing: z.string().nullable(),
      }),
    ),
    metrics: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    chosen: chosenTemplateSchema.nullable(),
  })
  .meta({ id: "Templates" });
export type TemplatesView = z.infer<typeof templatesSchema>;
