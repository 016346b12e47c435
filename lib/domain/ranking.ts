import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import type { NumberFormat } from "./number-words";
import { valueText } from "./number-words";
import { criterionSchema, knockoutSchema, writtenSettingsSchema } from "./priority-settings";
import { stanceSchema } from "./segment";

const unitSchema = z.enum(["share", "money", "ratio", "months", "days", "minutes", "points", "count", "number"]);
const namedFigure = { name: z.string(), unit: unitSchema };

/** A figure of a segment: value with what is possible around it, and in words; value null: not known, and why. */
const figureValueSchema = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  text: z.string(),
  sentence: z.string().nullable(),
});
export type FigureValue = z.infer<typeof figureValueSchema>;

/** How a segment does by a criterion: its figure, and 0 to 1 on the criterion's scale. */
const criterionValueSchema = figureValueSchema.extend({ score: z.number().nullable() });

/** How a segment does by a knock-out: kept or failed at its base value, by how much, and in which share of draws it fails. */
const knockoutValueSchema = figureValueSchema.extend({
  state: z.enum(["kept", "failed", "unknown"]),
  by: z.string().nullable(),
  failing: z.number().nullable(),
});
export type KnockoutValue = z.infer<typeof knockoutValueSchema>;

export const rankedSegmentSchema = z
  .strictObject({
    slug: z.string(),
    ref: z.string(),
    name: z.string(),
    code: z.string(),
    stance: stanceSchema.nullable(),
    /** Share of draws in which it is best; null where it is not ranked, and where few customers are hidden. */
    best: z.number().nullable(),
    /** Chance of each place among the ranked. */
    ranks: z.array(z.number()),
    /** Share of draws in which a knock-out takes it out; with the score null where a figure is hidden that it would tell. */
    out: z.number().nullable(),
    score: z.strictObject({ mean: z.number(), low: z.number(), high: z.number() }).nullable(),
    /** Why it is not ranked, or hidden. */
    sentence: z.string().nullable(),
    criteria: z.array(criterionValueSchema),
    knockouts: z.array(knockoutValueSchema),
  })
  .meta({ id: "RankedSegment" });
export type RankedSegment = z.infer<typeof rankedSegmentSchema>;

export const rankingViewSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    written: writtenSettingsSchema,
    criteria: z.array(criterionSchema.safeExtend({ ...namedFigure, share: z.number(), scale: z.string() })),
    knockouts: z.array(knockoutSchema.extend({ ...namedFigure, rule: z.string() })),
    /** Those that are ranked first, the most often best on top. */
    segments: z.array(rankedSegmentSchema),
    draws: z.int(),
    /** Share of draws in which all are knocked out. */
    nobody: z.number(),
    notes: z.array(z.string()),
  })
  .meta({ id: "Ranking" });
export type RankingView = z.infer<typeof rankingViewSchema>;

/** The finding of a ranking: "Agencies: best in 61 % of cases"; names are plural or not, so no verb follows them. */
export function rankingHeadline({ segments, criteria, nobody }: RankingView): string {
  if (criteria.length === 0) return "Nothing is ranked yet: criteria are missing";
  const ranked = segments.filter(({ best }) => best !== null);
  const [first, second] = ranked;
  if (!first || first.best === null) return "No segment can be ranked yet: figures are missing";
  if (nobody > 0.5 || first.best === 0) return "The knock-out rules leave no segment";
  if (first.ranks.length === 1) return `Only ${first.name} can be ranked so far`;
  const cases = `${wholePercent(first.best)} of cases`;
  if (first.best < 0.5 && second && second.best !== null && first.best - second.best < 0.1)
    return `${first.name} or ${second.name}: best in ${wholePercent(first.best)} and ${wholePercent(second.best)} of cases`;
  return `${first.name}: best in ${cases}`;
}

/** "Market size at least 2,000". */
export function knockoutRule(
  { operator, limit }: { readonly operator: "atLeast" | "atMost"; readonly limit: number },
  name: string,
  format: NumberFormat,
): string {
  return `${name} ${operator === "atLeast" ? "at least" : "at most"} ${valueText(limit, format)}`;
}

/** By how much a value misses a limit: "300 short", "1.3 points too many". Null where it keeps it. */
export function missedBy(
  value: number,
  { operator, limit }: { readonly operator: "atLeast" | "atMost"; readonly limit: number },
  format: NumberFormat,
): string | null {
  const kept = operator === "atLeast" ? value >= limit : value <= limit;
  if (kept) return null;
  const words = operator === "atLeast" ? "short" : "too much";
  if (!Number.isFinite(value)) return `never reached, so ${words}`;
  const size = Math.abs(value - limit);
  const digits = (value: number) => value.toLocaleString("en-GB", { maximumSignificantDigits: 2 });
  const text =
    format.unit === "share"
      ? `${digits(size * 100)} ${digits(size * 100) === "1" ? "point" : "points"}`
      : format.unit === "ratio" || format.unit === "number"
        ? digits(size)
        : valueText(size, format);
  return `${text} ${words}`;
}

/** A chance without decimals; what rounds to 0 or 100 but is not says so. */
export function wholePercent(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return "<\u202f1\u202f%";
  if (percent === 100 && share < 1) return ">\u202f99\u202f%";
  return `${percent}\u202f%`;
}
