import { z } from "zod";
import { columnTypeSchema } from "./dictionary";
import { familySchema, intervalSchema, marks } from "./estimate";
import { metrics } from "./metrics";
import { type PlainRule, ruleTreeSchema } from "./rule";
import { columnsOf } from "./rule-columns";
import type { VersionColumn, VersionManifest } from "./version-manifest";

/**
 * What sets a segment apart in one column. Of a text or yes/no column one value: `inside` and `rest` are shares of those who have
 * any; of a number or date: medians (dates as days). `effect`: the difference in standard deviations over all customers, of ridits
 * for numbers, with its interval at the level of the list. `condition`: what "add to rule" adds. `state` suppressed: of fewer than
 * 5 customers, or next to such; noAccess: the column is closed to the reader.
 */
export const differentiatorSchema = z
  .strictObject({
    column: z.strictObject({ key: z.string(), label: z.string(), type: columnTypeSchema }),
    value: z.string().nullable(),
    label: z.string(),
    inside: z.union([z.number(), z.string()]).nullable(),
    rest: z.union([z.number(), z.string()]).nullable(),
    customers: z.number().nullable(),
    effect: z.number().nullable(),
    interval: intervalSchema.nullable(),
    p: z.number().nullable(),
    pAdjusted: z.number().nullable(),
    mark: z.enum(marks),
    reason: z.string().nullable(),
    condition: ruleTreeSchema.nullable(),
    state: z.enum(["shown", "suppressed", "noAccess"]),
  })
  .meta({ id: "Differentiator" });
export type Differentiator = z.infer<typeof differentiatorSchema>;

/** Everything that was looked at, the clearest difference first; `leftOut` says which columns were not, and why. */
export const differentiatorsSchema = z
  .strictObject({
    segment: z.strictObject({ ref: z.string(), name: z.string() }),
    datasetVersion: z.number().int(),
    currency: z.string(),
    sentence: z.string(),
    unitWord: z.string(),
    size: z.number().nullable(),
    total: z.number(),
    rows: z.array(differentiatorSchema),
    family: familySchema,
    leftOut: z.array(z.strictObject({ key: z.string(), label: z.string(), why: z.string() })),
    notes: z.array(z.string()),
  })
  .meta({ id: "Differentiators" });
export type DifferentiatorsView = z.infer<typeof differentiatorsSchema>;

/** A column that is not looked at, and why. */
export interface LeftOut {
  readonly column: VersionColumn;
  readonly why: string;
}

/** Texts with more values than this, and more than one per 20 customers, name customers rather than describe them. */
const mostValues = 60;

/**
 * Columns of customers in which a segment may differ: not those of its own rule, nor what metrics measure (a difference there is its
 * performance), nor `late`: columns known only after an outcome; nor ids, free and personal text.
 */
export function differentiatorColumns(
  manifest: VersionManifest,
  rule: PlainRule,
  late: ReadonlyMap<string, string> = new Map(),
): { readonly asked: readonly VersionColumn[]; readonly leftOut: readonly LeftOut[] } {
  const table = manifest.tables.find((one) => one.table === "customers");
  const own = new Set(columnsOf(rule));
  const asked: VersionColumn[] = [];
  const leftOut: LeftOut[] = [];
  for (const column of table?.columns ?? []) {
    const why = own.has(column.key)
      ? "the rule itself asks for it"
      : outcomes.has(column.key)
        ? "it is an outcome: see performance"
        : (late.get(column.key) ?? unfit(column, table?.rows ?? 0));
    if (why === null) asked.push(column);
    else leftOut.push({ column, why });
  }
  return { asked, leftOut };
}

const outcomes: ReadonlySet<string> = new Set(
  metrics.flatMap((metric) => metric.forms.flatMap((form) => form.outcome as readonly string[])),
);

function unfit({ privacy, type, distinct, name }: VersionColumn, rows: number): string | null {
  if (privacy === "freeText") return "free text";
  if (privacy !== "none") return "personal or sensitive";
  if (name === "customer_id" || /_id$/.test(name)) return "an identifier";
  if (distinct < 2) return "the same for everybody";
  return type === "text" && distinct > Math.max(mostValues, rows / 20) ? "almost a value of its own for each" : null;
}
