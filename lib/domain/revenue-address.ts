import { z } from "zod";
import { addPopulation, populationOf, populationQuery } from "./population";
import { closingSchema, type RevenueQuestion, revenueSpanSchema } from "./revenue-retention";

/** A question to revenue retention as it stands in an address. */
export const revenueQuerySchema = z.strictObject({
  ...populationQuery,
  span: revenueSpanSchema.optional(),
  closing: closingSchema.optional(),
  recurring: z.enum(["1"], "write recurring=1 to count recurring payments alone").optional(),
  periods: z
    .string()
    .regex(/^([1-9]|[1-5]\d|60)$/, "between 1 and 60 periods")
    .optional(),
});

/** The question an address asks. */
export function revenueQuestionOf({
  span,
  closing,
  recurring,
  periods,
  ...population
}: z.infer<typeof revenueQuerySchema>): RevenueQuestion {
  return {
    ...populationOf(population),
    span: span ?? "quarter",
    recurringOnly: recurring === "1",
    ...(closing === undefined ? {} : { closing }),
    ...(periods === undefined ? {} : { periods: Number(periods) }),
  };
}

/** The whole state of the page of revenue retention; `shown`: the group whose bridge is drawn, null for everybody. */
export interface RevenueState {
  readonly dataset: string;
  readonly version: number;
  readonly question: RevenueQuestion;
  readonly shown: string | null;
}

/** The address of a state: opened again it shows the same numbers, for version and closing period stand in it. */
export function revenueHref(workspace: string, { dataset, version, question, shown }: RevenueState): string {
  const search = new URLSearchParams({ dataset, version: String(version) });
  addPopulation(search, question);
  search.set("span", question.span);
  if (question.closing !== undefined) search.set("closing", question.closing);
  if (question.recurringOnly) search.set("recurring", "1");
  if (question.periods !== undefined) search.set("periods", String(question.periods));
  if (shown !== null) search.set("shown", shown);
  return `/w/${workspace}/compare/revenue?${search}`;
}
