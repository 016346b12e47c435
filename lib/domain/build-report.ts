import { z } from "zod";
import { canonicalTableSchema } from "./dictionary";

/** Why a record or a cell did not make it; `record` counts from 1 without the header, `line` is the line of the file. */
export const rejectSchema = z.strictObject({
  file: z.string(),
  record: z.number().int().nullable(),
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  /** record: the whole record is left out; cell: only this cell became empty. */
  kind: z.enum(["record", "cell"]),
});
export type Reject = z.infer<typeof rejectSchema>;

/** A check of the build. `failed` gates block nothing by themselves but stand on every page until resolved or waived with a note. */
export const gateSchema = z.strictObject({
  id: z.string(),
  status: z.enum(["passed", "failed"]),
  severity: z.enum(["warning", "error"]),
  sentence: z.string(),
  count: z.number().int(),
  examples: z.array(z.string()),
});
export type Gate = z.infer<typeof gateSchema>;

export const joinReportSchema = z.strictObject({
  file: z.string(),
  onto: canonicalTableSchema,
  key: z.string(),
  rowsBefore: z.number().int(),
  rowsAfter: z.number().int(),
  matched: z.number().int(),
  unmatched: z.number().int(),
  unmatchedExamples: z.array(z.strictObject({ value: z.string(), count: z.number().int() })),
});

/** What a build did: per file records = kept + rejected; rejects themselves are in `rejects.csv` of the version's folder. */
export const buildReportSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      file: z.string(),
      records: z.number().int(),
      kept: z.number().int(),
      rejected: z.number().int(),
      emptiedCells: z.number().int(),
    }),
  ),
  tables: z.array(z.strictObject({ table: canonicalTableSchema, rows: z.number().int() })),
  joins: z.array(joinReportSchema),
  gates: z.array(gateSchema),
  rejectReasons: z.array(z.strictObject({ reason: z.string(), count: z.number().int() })),
  firstRejects: z.array(rejectSchema),
  seconds: z.number(),
});
export type BuildReport = z.infer<typeof buildReportSchema>;
