import { z } from "zod";

const count = z.int().nullable();

/**
 * From one dataset version to the next, by customer id: who came (new in the data, moved into the rule, let in by another definition),
 * who went (gone from the data, moved out, put out by another definition) and who stayed. null where small numbers are hidden.
 */
export const sizeStepSchema = z
  .strictObject({
    entered: z.strictObject({ all: count, fresh: count, moved: count, byDefinition: count }),
    left: z.strictObject({ all: count, gone: count, moved: count, byDefinition: count }),
    stayed: count,
  })
  .meta({ id: "SizeStep" });
export type SizeStep = z.infer<typeof sizeStepSchema>;

/** A segment in one dataset version by one definition. `sentence`: why there is no size, or why nobody can be followed. */
export const definedSizeSchema = z
  .strictObject({
    definition: z.int(),
    size: count,
    share: z.number().nullable(),
    /** From the version before; null for the first, and where it cannot be told. */
    step: sizeStepSchema.nullable(),
    sentence: z.string().nullable(),
  })
  .meta({ id: "DefinedSize" });
export type DefinedSize = z.infer<typeof definedSizeSchema>;

/**
 * `atBuild`: by the definition that was the latest when the version was built, else by the first (`publishedLater`); `today`: by the
 * definition of the page.
 */
export const versionSizeSchema = z
  .strictObject({
    version: z.int(),
    builtAt: z.string(),
    asOf: z.string().nullable(),
    customers: z.int(),
    atBuild: definedSizeSchema,
    publishedLater: z.boolean(),
    today: definedSizeSchema,
  })
  .meta({ id: "VersionSize" });
export type VersionSize = z.infer<typeof versionSizeSchema>;

/** Of today's members: who started in a month, who paid in it, and who was a customer in it. null where small numbers are hidden. */
export const monthSizeSchema = z
  .strictObject({
    month: z.string(),
    label: z.string(),
    complete: z.boolean(),
    started: count,
    active: count,
    there: count,
  })
  .meta({ id: "MonthSize" });
export type MonthSize = z.infer<typeof monthSizeSchema>;

/** How large a segment was: over dataset versions, oldest first, and over the months of one of them. */
export const sizeHistorySchema = z
  .strictObject({
    segment: z.string(),
    name: z.string(),
    dataset: z.string(),
    definition: z.int(),
    versions: z.array(versionSizeSchema),
    months: z.strictObject({
      version: z.int(),
      asOf: z.string().nullable(),
      months: z.array(monthSizeSchema),
      sentence: z.string().nullable(),
    }),
    notes: z.array(z.string()),
  })
  .meta({ id: "SizeHistory" });
export type SizeHistory = z.infer<typeof sizeHistorySchema>;
