import { z } from "zod";
import { AppError } from "./app-error";
import { mostSegmentsAtOnce } from "./asked-segment";
import { mostMetrics, type ScoreboardQuestion, scoreboardQuestionSchema } from "./scoreboard";

/** A scoreboard question as it stands in an address, the same for pages and API. `bands` as `0,12,24` or `[0,12,24]`. */
export const scoreboardQuerySchema = z.strictObject({
  by: z.string().min(1).max(320),
  segment: z
    .array(z.string().max(70))
    .max(mostSegmentsAtOnce, `at most ${mostSegmentsAtOnce} segments at once`)
    .optional(),
  metric: z.array(z.string().min(1).max(200), "name at least one metric, as in metric=arpu").min(1).max(mostMetrics),
  bands: z.string().max(600).optional(),
  period: z.enum(["year", "quarter", "month"]).optional(),
  against: z.string().max(320).optional(),
  revenuePeriod: z.string().max(7).optional(),
});
export type ScoreboardQuery = z.infer<typeof scoreboardQuerySchema>;

/** The question behind an address. Throws AppError invalid with a sentence about what does not fit. */
export function questionFromQuery(query: ScoreboardQuery): ScoreboardQuestion {
  const result = scoreboardQuestionSchema.safeParse({
    by: query.by,
    metrics: [...new Set(query.metric)],
    ...(query.segment === undefined ? {} : { segments: [...new Set(query.segment)] }),
    ...(query.bands === undefined ? {} : { bands: cutPoints(query.bands) }),
    ...(query.period === undefined ? {} : { period: query.period }),
    ...(query.against === undefined ? {} : { against: query.against }),
    ...(query.revenuePeriod === undefined ? {} : { revenuePeriod: query.revenuePeriod }),
  });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("invalid", `The question does not fit: ${issue?.path.join(".")}: ${issue?.message}.`);
}

/** The address of a question: what `questionFromQuery` reads back unchanged. */
export function queryOfQuestion(question: ScoreboardQuestion): URLSearchParams {
  const search = new URLSearchParams({ by: question.by });
  for (const segment of question.segments ?? []) search.append("segment", segment);
  for (const metric of question.metrics) search.append("metric", metric);
  if (question.bands) search.set("bands", question.bands.join(","));
  if (question.period) search.set("period", question.period);
  if (question.against !== "rest") search.set("against", question.against);
  if (question.revenuePeriod) search.set("revenuePeriod", question.revenuePeriod);
  return search;
}

function cutPoints(text: string): number[] {
  const parts = text.replace(/^\s*\[|\]\s*$/g, "").split(",");
  const points = parts.map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const wrong = parts[points.findIndex((point) => !Number.isFinite(point))];
  if (wrong !== undefined)
    throw new AppError(
      "invalid",
      `"${wrong.trim()}" is not a cut point. Write numbers with commas between, for example 0,12,24.`,
    );
  if (points.some((point, index) => index > 0 && point <= (points[index - 1] ?? 0))) {
    throw new AppError("invalid", "Cut points must rise from left to right, for example 0,12,24.");
  }
  return points;
}
