import { z } from "zod";
import { canonicalTableSchema, columnTypeSchema } from "./dictionary";
import { privacyClasses } from "./recipe";

/**
 * One column of a table of a dataset version. `name` is the column's name in the Parquet file: the canonical field's name,
 * or for attributes the file's header (made unique by a number where needed). `key` is `table.name`, the address used in
 * URLs and the API. Yes/no columns are BOOLEAN with the file's two words as labels.
 */
export const versionColumnSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  label: z.string(),
  type: columnTypeSchema,
  origin: z.enum(["field", "attribute", "derived"]),
  privacy: z.enum(privacyClasses),
  labels: z.strictObject({ yes: z.string(), no: z.string() }).nullable(),
  empty: z.number().int(),
  distinct: z.number().int(),
});
export type VersionColumn = z.infer<typeof versionColumnSchema>;

export const versionTableSchema = z.strictObject({
  table: canonicalTableSchema,
  file: z.string(),
  rows: z.number().int(),
  sha256: z.string(),
  sizeBytes: z.number(),
  columns: z.array(versionColumnSchema),
});
export type VersionTable = z.infer<typeof versionTableSchema>;

/** What a dataset version holds; written beside its Parquet files and kept in Postgres. Immutable. */
export const versionManifestSchema = z.strictObject({
  asOf: z.iso.date().nullable(),
  currency: z.string(),
  timeZone: z.string(),
  grain: z.enum(["account", "person", "contract"]),
  /** False when row numbers serve as ids: such a dataset cannot be joined or upserted. */
  hasIds: z.boolean(),
  /** True when customers were derived from other tables. */
  customersDerived: z.boolean(),
  tables: z.array(versionTableSchema),
  bands: z.record(z.string(), z.array(z.number())),
});
export type VersionManifest = z.infer<typeof versionManifestSchema>;

/** A version as queries see it: files come only from here. Made by the store from a Scope. */
export interface DatasetVersion {
  readonly id: string;
  readonly datasetId: string;
  readonly datasetName: string;
  readonly datasetSlug: string;
  readonly number: number;
  readonly folder: string;
  readonly builtAt: string;
  readonly builtBy: string;
  readonly manifest: VersionManifest;
}
