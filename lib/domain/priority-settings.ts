import { z } from "zod";

const figureIdSchema = z.string().min(1).max(200);
const limitSchema = z.number().min(-1e12).max(1e12);

/** A figure that counts, with its weight against the others; it scores 0 at `from` and 1 at `to`, whatever the segments are. */
export const criterionSchema = z
  .strictObject({
    figure: figureIdSchema,
    weight: z.number().positive("a weight is above 0: leave the criterion out instead").max(100),
    from: limitSchema,
    to: limitSchema,
  })
  .refine(({ from, to }) => from !== to, "the two ends of a scale differ: one scores 0, the other 1")
  .meta({ id: "PriorityCriterion" });
export type PriorityCriterion = z.infer<typeof criterionSchema>;

/** A limit that a segment has to keep to be ranked at all. */
export const knockoutSchema = z
  .strictObject({ figure: figureIdSchema, operator: z.enum(["atLeast", "atMost"]), limit: limitSchema })
  .meta({ id: "PriorityKnockout" });

/** How a dataset's segments are ranked. `weights` drawn: around what is written; fixed: as written. */
export const prioritySettingsSchema = z
  .strictObject({
    criteria: z
      .array(criterionSchema)
      .max(12, "at most 12 criteria")
      .refine(
        (all) => new Set(all.map(({ figure }) => figure)).size === all.length,
        "each figure is a criterion once: give it more weight instead",
      ),
    knockouts: z.array(knockoutSchema).max(12, "at most 12 knock-out rules"),
    weights: z.enum(["drawn", "fixed"]).default("drawn"),
  })
  .meta({ id: "PrioritySettings" });
export type PrioritySettings = z.infer<typeof prioritySettingsSchema>;

export const emptySettings: PrioritySettings = { criteria: [], knockouts: [], weights: "drawn" };

/** A save names the revision it started from; 0 where nothing has been saved. */
export const prioritySaveSchema = z.strictObject({ settings: prioritySettingsSchema, revision: z.int().min(0) });
export type PrioritySave = z.infer<typeof prioritySaveSchema>;

/** The settings of a dataset with who wrote them last; null where nobody has. */
export const writtenSettingsSchema = z
  .strictObject({
    settings: prioritySettingsSchema,
    revision: z.int(),
    updatedBy: z.string().nullable(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: "WrittenPrioritySettings" });
export type WrittenSettings = z.infer<typeof writtenSettingsSchema>;
