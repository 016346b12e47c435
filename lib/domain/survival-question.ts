import { z } from "zod";
import { AppError } from "./app-error";
import { addPopulation, populationOf, populationQuery, populationSchema } from "./population";
import { type Clock, clocks } from "./survival";

/** `all`: lives count from their start, even where nothing was recorded of their first time. */
const historySchema = z.union([z.literal("all"), z.iso.date("write a date as 2024-01-31, or all")]);

/**
 * A question about survival: whose, by which clock (without it dates where the version has them), from which day on ends were
 * recorded (without it that day is found in the data), where groups are compared (months of life; without it the longest of 3 to 24
 * months that enough reached), and, for one segment, whether the rest is drawn beside it.
 */
export const survivalQuestionSchema = populationSchema.extend({
  clock: z.enum(clocks).optional(),
  historyFrom: historySchema.optional(),
  horizon: z.int().min(1).max(240).optional(),
  compare: z.enum(["rest", "none"]).default("rest"),
});
export type SurvivalQuestion = z.infer<typeof survivalQuestionSchema>;

/** The same as it stands in an address. */
export const survivalQuerySchema = z.strictObject({
  ...populationQuery,
  clock: z.enum(clocks).optional(),
  historyFrom: z.string().max(10).optional(),
  horizon: z
    .string()
    .regex(/^\d{1,3}$/, "write whole months, for example 24")
    .optional(),
  compare: z.enum(["rest", "none"]).optional(),
});

/** The question of an address. Throws AppError invalid with a sentence about what does not fit. */
export function survivalQuestionOf(query: z.infer<typeof survivalQuerySchema>): SurvivalQuestion {
  const { clock, historyFrom, horizon, compare } = query;
  const result = survivalQuestionSchema.safeParse({
    ...populationOf(query),
    ...(clock === undefined ? {} : { clock }),
    ...(historyFrom === undefined ? {} : { historyFrom }),
    ...(horizon === undefined ? {} : { horizon: Number(horizon) }),
    ...(compare === undefined ? {} : { compare }),
  });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("invalid", `The question does not fit: ${issue?.path.join(".")}: ${issue?.message}.`);
}

/** The whole state of the survival page. */
export interface SurvivalState {
  readonly dataset: string;
  readonly version: number;
  readonly question: SurvivalQuestion;
}

/** The address of a state; opened again it shows the same numbers. */
export function survivalHref(workspace: string, { dataset, version, question }: SurvivalState): string {
  const search = new URLSearchParams({ dataset, version: String(version) });
  addPopulation(search, question);
  const { clock, historyFrom, horizon, compare } = question;
  if (clock !== undefined) search.set("clock", clock);
  if (historyFrom !== undefined) search.set("historyFrom", historyFrom);
  if (horizon !== undefined) search.set("horizon", String(horizon));
  if (compare !== "rest") search.set("compare", compare);
  return `/w/${workspace}/compare/survival?${search}`;
}

/** A clock in words, for a switch. */
export function clockWords(clock: Clock): string {
  return clock === "dates" ? "From dates" : "From tenure";
}
