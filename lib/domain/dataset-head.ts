import { z } from "zod";
import type { DatasetVersion } from "./version-manifest";

/** Which dataset version an answer was counted from. */
export const datasetHeadSchema = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    version: z.int(),
    versionId: z.string(),
    asOf: z.string().nullable(),
    currency: z.string(),
    builtAt: z.string(),
    builtBy: z.string(),
  })
  .meta({ id: "DatasetHead" });
export type DatasetHead = z.infer<typeof datasetHeadSchema>;

/** The head of a version's answers. */
export function datasetHead(version: DatasetVersion): DatasetHead {
  return {
    id: version.datasetId,
    slug: version.datasetSlug,
    name: version.datasetName,
    version: version.number,
    versionId: version.id,
    asOf: version.manifest.asOf,
    currency: version.manifest.currency,
    builtAt: version.builtAt,
    builtBy: version.builtBy,
  };
}
