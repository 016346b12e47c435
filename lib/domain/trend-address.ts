import { z } from "zod";
import { addPopulation, populationOf, populationQuery } from "./population";
import { closingSchema } from "./revenue-retention";
import { metricIdSchema } from "./scoreboard";
import { periodLengthSchema, type TrendQuestion } from "./trend";

/** A question to a trend as it stands in an address. */
export const trendQuerySchema = z.strictObject({
  ...populationQuery,
  metric: metricIdSchema,
  length: periodLengthSchema.optional(),
  until: closingSchema.optional(),
  periods: z
    .string()
    .regex(/^([2-9]|[1-5]\d|60)$/, "between 2 and 60 periods")
    .optional(),
});

/** The question an address asks. */
export function trendQuestionOf({
  metric,
  length,
  until,
  periods,
  ...population
}: z.infer<typeof trendQuerySchema>): TrendQuestion {
  return {
    ...populationOf(population),
    metric,
    length: length ?? "month",
    ...(until === undefined ? {} : { until }),
    ...(periods === undefined ? {} : { periods: Number(periods) }),
  };
}

/** The whole state of the page of a trend. */
export interface TrendState {
  readonly dataset: string;
  readonly version: number;
  readonly question: TrendQuestion;
}

/** The address of a state: opened again it shows the same numbers, for the dataset version stands in it. */
export function trendHref(workspace: string, { dataset, version, question }: TrendState): string {
  const search = new URLSearchParams({ dataset, version: String(version) });
  addPopulation(search, question);
  search.set("metric", question.metric);
  search.set("length", question.length);
  if (question.until !== undefined) search.set("until", question.until);
  if (question.periods !== undefined) search.set("periods", String(question.periods));
  return `/w/${workspace}/compare/trend?${search}`;
}
