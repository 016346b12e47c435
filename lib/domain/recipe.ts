import { z } from "zod";
import { columnTypeSchema, sourceTableSchema } from "./dictionary";

/** Longest header, word or value a recipe may carry. */
const word = z.string().max(300);

/** How a text file is cut into fields. `blanks`: runs of blanks and tabs separate, outer ones are dropped. */
export const dialectSchema = z.strictObject({
  encoding: z.enum(["utf-8", "windows-1252", "utf-16le", "utf-16be"]),
  delimiter: z.enum([",", ";", "\t", "|", "blanks"]),
  quote: z.enum(['"', "'", ""]),
  header: z.boolean(),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** Privacy class of a column; decides who sees it (access table). */
export const privacyClasses = ["none", "personal", "sensitive", "freeText"] as const;
export type PrivacyClass = (typeof privacyClasses)[number];

/**
 * How the text of a column becomes a typed value.
 * datePattern: strptime pattern, for example `%d.%m.%Y`; multiply: unit of the file to the field's unit (hours to minutes: 60);
 * yesWords, noWords: the file's words, kept as labels (first of each); valueMap: source value to canonical value, whole cells.
 */
export const cellFormatSchema = z.strictObject({
  datePattern: z.string().max(60).nullable().default(null),
  decimal: z.enum([".", ","]).default("."),
  thousands: z.enum(["", ",", ".", " ", "'"]).default(""),
  multiply: z.number().positive().max(1e9).default(1),
  yesWords: z.array(word).max(20).default([]),
  noWords: z.array(word).max(20).default([]),
  valueMap: z
    .record(word, word)
    .default({})
    .refine((map) => Object.keys(map).length <= 1000, "at most 1,000 values in a value map"),
});
export type CellFormat = z.infer<typeof cellFormatSchema>;

/** Where a column goes: a canonical field, or (field null) an attribute of the table. One column may feed two tables. */
export const columnTargetSchema = z.strictObject({ table: sourceTableSchema, field: z.string().max(60).nullable() });
export type ColumnTarget = z.infer<typeof columnTargetSchema>;

/** One column of a source file, by position (`index`, from 0) with its header for people. No targets: left out. */
export const sourceColumnSchema = z.strictObject({
  index: z.number().int().min(0).max(2000),
  header: word,
  type: columnTypeSchema,
  format: cellFormatSchema,
  targets: z.array(columnTargetSchema).max(3),
  privacy: z.enum(privacyClasses),
});
export type SourceColumn = z.infer<typeof sourceColumnSchema>;

/** A column computed from two others of the same source: `left operation right`; empty if either is empty. */
export const computedColumnSchema = z.strictObject({
  header: word,
  operation: z.enum(["add", "subtract", "multiply", "divide"]),
  leftIndex: z.number().int().min(0).max(2000),
  rightIndex: z.number().int().min(0).max(2000),
  type: z.enum(["number", "money"]),
  target: columnTargetSchema,
});
export type ComputedColumn = z.infer<typeof computedColumnSchema>;

/**
 * What a file is for. `tables`: it feeds one or two tables. `join`: its columns are added to the rows of `onto`, matching
 * the column `ontoIndex` of source number `ontoSource` with its own column `keyIndex`; keys must be unique on its side.
 */
export const sourceUseSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tables"), tables: z.array(sourceTableSchema).min(1).max(2) }),
  z.strictObject({
    kind: z.literal("join"),
    onto: sourceTableSchema,
    ontoSource: z.number().int().min(0).max(20),
    ontoIndex: z.number().int().min(0).max(2000),
    keyIndex: z.number().int().min(0).max(2000),
  }),
]);
export type SourceUse = z.infer<typeof sourceUseSchema>;

export const recipeSourceSchema = z.strictObject({
  fileId: z.string().max(64),
  fileName: word,
  format: z.enum(["text", "parquet"]),
  dialect: dialectSchema.nullable(),
  emptyWords: z.array(word).max(50),
  use: sourceUseSchema,
  columns: z.array(sourceColumnSchema).max(2000),
  computed: z.array(computedColumnSchema).max(50).default([]),
});
export type RecipeSource = z.infer<typeof recipeSourceSchema>;

/** The saved mapping from files to canonical tables; next month's file applies it by column name. */
export const recipeSchema = z.strictObject({
  sources: z.array(recipeSourceSchema).min(1).max(20),
  asOf: z.iso.date().nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: z.string().max(60),
  grain: z.enum(["account", "person", "contract"]),
  /** Named cut points by column key (`table.column`), used as the default bands of a number. */
  bands: z.record(word, z.array(z.number()).min(2).max(40)).default({}),
});
export type Recipe = z.infer<typeof recipeSchema>;

/** The words that count as an empty cell unless the recipe says otherwise (blank cells always do). */
export const defaultEmptyWords: readonly string[] = ["NULL", "NA", "N/A", "#N/A"];
