import { z } from "zod";
import { importModes } from "./list-import-fields";

/** Rows of one file. */
export const mostImportRows = 20_000;
/** Faults that an answer lists; all are counted. */
export const mostListedFaults = 200;

export const importMappingSchema = z
  .array(z.strictObject({ field: z.string().max(40), column: z.int().min(0).max(1999) }))
  .max(20)
  .meta({ id: "ImportMapping" });
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** Which file goes where. `leaveOut`: rows with faults are left out instead of refusing the file. */
export const importRequestSchema = z.strictObject({
  dataset: z.string().min(1).max(60),
  file: z.string().min(1).max(40),
  mapping: importMappingSchema,
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

export const importRunSchema = importRequestSchema.extend({
  /** Asked for where the list holds something already. `update` is for items, which have titles: others stay as they are. */
  mode: z.enum(importModes).optional(),
  leaveOut: z.boolean().default(false),
});
export type ImportRun = z.infer<typeof importRunSchema>;

/** A cell that does not fit. Rows count from 1 below the header. */
export const importFaultSchema = z
  .strictObject({
    file: z.string(),
    row: z.int(),
    column: z.string().nullable(),
    value: z.string().nullable(),
    reason: z.string(),
  })
  .meta({ id: "ImportFault" });
export type ImportFault = z.infer<typeof importFaultSchema>;

/** What a file would bring, before anything is written. */
export const importCheckSchema = z
  .strictObject({
    rows: z.int(),
    /** Items or things said that would be written, and rows that would be left out. */
    ready: z.int(),
    left: z.int(),
    /** What the list holds already; `same` of the file's are there word for word. */
    existing: z.int(),
    same: z.int(),
    faults: z.array(importFaultSchema),
    allFaults: z.int(),
    /** Segments that nobody has made, or customers that the data does not have. */
    unknown: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
    allUnknown: z.int(),
    /** Ties that lack something: they are kept, and count once they are whole. */
    unfinished: z.int(),
  })
  .meta({ id: "ImportCheck" });
export type ImportCheck = z.infer<typeof importCheckSchema>;

export const importResultSchema = z.strictObject({ written: z.int(), left: z.int(), unknown: z.int() });
export type ImportResult = z.infer<typeof importResultSchema>;
