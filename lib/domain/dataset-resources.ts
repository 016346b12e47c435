import { z } from "zod";
import { buildReportSchema } from "./build-report";
import { fileProfileSchema } from "./file-profile";
import { recipeSchema } from "./recipe";
import { versionManifestSchema } from "./version-manifest";

/** An uploaded file as people and scripts see it. `profile` is there once it has been read; `problem` says why it could not be. */
export const uploadedFileSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    sizeBytes: z.number(),
    sha256: z.string().nullable(),
    status: z.enum(["receiving", "received", "profiling", "profiled", "failed"]),
    problem: z.string().nullable(),
    uploadedAt: z.string(),
    uploadedBy: z.string(),
    profile: fileProfileSchema.nullable(),
  })
  .meta({ id: "File" });
export type UploadedFile = z.infer<typeof uploadedFileSchema>;

/** Work that goes on after the request: `progress` 0..1 with what is being done in words; `result` names what came of it. */
export const jobSchema = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    status: z.enum(["queued", "running", "done", "failed"]),
    progress: z.number(),
    sentence: z.string(),
    problem: z.string().nullable(),
    result: z.strictObject({ dataset: z.string(), version: z.number().int() }).nullable(),
  })
  .meta({ id: "Job" });
export type JobView = z.infer<typeof jobSchema>;

/** A gate with what people decided about it. */
export const gateViewSchema = z.strictObject({
  id: z.string(),
  status: z.enum(["passed", "failed", "waived"]),
  severity: z.enum(["warning", "error"]),
  sentence: z.string(),
  count: z.number().int(),
  examples: z.array(z.string()),
  waiver: z.strictObject({ note: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type GateView = z.infer<typeof gateViewSchema>;

export const versionSummarySchema = z
  .strictObject({
    id: z.string(),
    number: z.number().int(),
    builtAt: z.string(),
    builtBy: z.string(),
    asOf: z.string().nullable(),
    tables: z.array(z.strictObject({ table: z.string(), rows: z.number().int() })),
    openGates: z.number().int(),
  })
  .meta({ id: "VersionSummary" });
export type VersionSummary = z.infer<typeof versionSummarySchema>;

export const datasetSchema = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    createdAt: z.string(),
    versions: z.array(versionSummarySchema),
  })
  .meta({ id: "Dataset" });
export type DatasetView = z.infer<typeof datasetSchema>;

/** One version in full: what it holds, how it was made. */
export const versionSchema = z
  .strictObject({
    dataset: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }),
    id: z.string(),
    number: z.number().int(),
    builtAt: z.string(),
    builtBy: z.string(),
    manifest: versionManifestSchema,
    recipe: recipeSchema,
  })
  .meta({ id: "Version" });
export type VersionView = z.infer<typeof versionSchema>;

/** The report of a build with the state of its gates. */
export const versionReportSchema = z
  .strictObject({
    dataset: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }),
    number: z.number().int(),
    builtAt: z.string(),
    builtBy: z.string(),
    asOf: z.string().nullable(),
    report: buildReportSchema,
    gates: z.array(gateViewSchema),
    previous: z
      .strictObject({
        number: z.number().int(),
        tables: z.array(z.strictObject({ table: z.string(), rows: z.number().int() })),
      })
      .nullable(),
  })
  .meta({ id: "VersionReport" });
export type VersionReport = z.infer<typeof versionReportSchema>;

/** A drafted recipe with what still stands in its way. */
export const recipeDraftSchema = z
  .strictObject({
    recipe: recipeSchema,
    faults: z.array(z.strictObject({ path: z.string(), sentence: z.string() })),
    /** What cannot be computed with this recipe, and the fields that would unlock it. */
    locked: z.array(z.strictObject({ metric: z.string(), sentence: z.string() })),
    unlocked: z.array(z.strictObject({ metric: z.string() })),
  })
  .meta({ id: "RecipeDraft" });
export type RecipeDraft = z.infer<typeof recipeDraftSchema>;
