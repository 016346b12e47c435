import { z } from "zod";
import { columnTypeSchema, sourceTableSchema } from "./dictionary";
import { cellFormatSchema, dialectSchema, privacyClasses } from "./recipe";

/** What one column of an uploaded file looks like, with a proposal that the person confirms. Values are as written in the file. */
export const columnProfileSchema = z.strictObject({
  index: z.number().int(),
  header: z.string(),
  type: columnTypeSchema,
  format: cellFormatSchema,
  /** In words, why this type: "all 7,032 values look like amounts". */
  typeReason: z.string(),
  rows: z.number().int(),
  empty: z.number().int(),
  distinct: z.number().int(),
  minimum: z.string().nullable(),
  maximum: z.string().nullable(),
  samples: z.array(z.string()),
  topValues: z.array(z.strictObject({ value: z.string(), count: z.number().int() })),
  /** Equal-width bins of a number or date; empty for texts. */
  histogram: z.array(z.strictObject({ from: z.string(), to: z.string(), count: z.number().int() })),
  /** The values below which one, two, three and four fifths of the numbers lie; left out for texts and days. */
  quantiles: z.array(z.number()).optional(),
  /** Cells that do not fit the proposed type. */
  misfits: z.number().int(),
  misfitExamples: z.array(z.strictObject({ record: z.number().int(), value: z.string() })),
  /** Values are left out, for this reader may not see them. */
  valuesHidden: z.boolean().optional(),
  privacy: z.enum(privacyClasses),
  privacyReason: z.string().nullable(),
  /** Proposed field with a confidence 0..1 and the reason in words; null stays an attribute. */
  suggestion: z
    .strictObject({ table: sourceTableSchema, field: z.string(), confidence: z.number(), reason: z.string() })
    .nullable(),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

export const fileProfileSchema = z.strictObject({
  format: z.enum(["text", "parquet"]),
  dialect: dialectSchema.nullable(),
  dialectReason: z.string().nullable(),
  sizeBytes: z.number(),
  /** Records counted by a quote-aware counter, header not counted. */
  records: z.number().int(),
  columns: z.array(columnProfileSchema),
  /** Sentences about the file as a whole: "the file has a byte order mark", "the last quote is never closed". */
  warnings: z.array(z.string()),
  /** A quote that is opened in `record` and never closed: `lines` of the file's `ofLines` stand inside it. */
  openQuote: z
    .strictObject({ record: z.number().int(), lines: z.number().int(), ofLines: z.number().int() })
    .optional(),
  /** Tables this file probably feeds, best first. */
  tables: z.array(sourceTableSchema),
});
export type FileProfile = z.infer<typeof fileProfileSchema>;
