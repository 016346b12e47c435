import { z } from "zod";
import { segmentRefSchema } from "./segment";

/**
 * Whom a question over time is about: everybody (no `by`), the groups of a column, or segments (`by` is `segments`, with the
 * definitions in `segments`), each shown on its own. `bands` and `period` as in a scoreboard question.
 */
export const populationSchema = z.strictObject({
  by: z.string().min(1).max(320).optional(),
  segments: z.array(segmentRefSchema).min(1).max(12, "at most 12 segments beside each other").optional(),
  bands: z.array(z.number()).min(2).max(40).optional(),
  period: z.enum(["year", "quarter", "month"]).optional(),
});
export type Population = z.infer<typeof populationSchema>;

/** The same as it stands in an address; spread into the query of a route. A `segment` without a number is the latest published. */
export const populationQuery = {
  by: z.string().min(1).max(320).optional(),
  segment: z.array(segmentRefSchema).max(12, "at most 12 segments beside each other").optional(),
  period: z.enum(["year", "quarter", "month"]).optional(),
};

/** The population an address names: `segment` stands for `by=segments`. */
export function populationOf(query: {
  readonly by?: string | undefined;
  readonly segment?: readonly string[] | undefined;
  readonly period?: "year" | "quarter" | "month" | undefined;
}): Population {
  const segments = [...new Set(query.segment ?? [])];
  if (segments.length > 0) return { by: "segments", segments };
  if (query.by === undefined) return {};
  return { by: query.by, ...(query.period === undefined ? {} : { period: query.period }) };
}

/** Writes a population into an address, so that `populationOf` reads it back. */
export function addPopulation(search: URLSearchParams, { by, segments, period }: Population): void {
  if (segments) for (const segment of segments) search.append("segment", segment);
  else if (by !== undefined) search.set("by", by);
  if (period !== undefined) search.set("period", period);
}
