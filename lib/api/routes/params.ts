import { z } from "zod";
import { segmentSlugSchema } from "@/lib/domain/segment";

/** A dataset in an address, by its slug. */
export const datasetParams = z.strictObject({ dataset: z.string().max(60) });

/** A dataset version in an address. */
export const versionParams = datasetParams.extend({
  version: z.string().regex(/^(\d{1,6}|latest)$/, "write a version number or latest"),
});

/** A segment in an address, by its slug. */
export const segmentParams = z.strictObject({ segment: segmentSlugSchema });

/** A decision in an address, by its id. */
export const decisionParams = z.strictObject({ decision: z.string().min(1).max(40) });
