import { z } from "zod";

/** What stands in the way of deleting a dataset version. */
export const versionNeedSchema = z.strictObject({
  kind: z.enum(["onlyOne", "build", "decision", "note", "verdict", "roadmap"]),
  sentence: z.string(),
  /** Where it is looked at; null for what is no object. */
  href: z.string().nullable(),
});

/** What a dataset version holds, and what keeps it: with `needs` it is not deleted. */
export const versionDeletionSchema = z
  .strictObject({
    dataset: z.strictObject({ slug: z.string(), name: z.string() }),
    number: z.int(),
    builtAt: z.string(),
    builtBy: z.string(),
    asOf: z.string().nullable(),
    tables: z.array(z.strictObject({ table: z.string(), rows: z.int() })),
    sizeBytes: z.number(),
    needs: z.array(versionNeedSchema),
  })
  .meta({ id: "VersionDeletion" });
export type VersionDeletion = z.infer<typeof versionDeletionSchema>;
