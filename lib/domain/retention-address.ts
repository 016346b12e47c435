import { z } from "zod";
import { cohortPeriods } from "./cohort-periods";
import { addPopulation, populationOf, populationQuery } from "./population";
import { cohortActivities, cohortEntries, cohortMeasures, type RetentionQuestion } from "./retention";
import { segmentsKey } from "./scoreboard";

/** A question for cohorts as it stands in an address. */
export const retentionQuerySchema = z.strictObject({
  ...populationQuery,
  entry: z.enum(cohortEntries).optional(),
  every: z.enum(cohortPeriods).optional(),
  measure: z.enum(cohortMeasures).optional(),
  activity: z.enum(cohortActivities).optional(),
  cohorts: z
    .string()
    .regex(/^([1-9]|[1-5]\d|60)$/, "between 1 and 60 cohorts")
    .optional(),
});

/** Cohorts that are shown where nobody says how many. */
const usualCohorts = { month: 24, quarter: 12, week: 26 } as const;

/** The question an address asks: customers by quarter of the first payment where it says nothing else. */
export function retentionQuestionOf({
  entry,
  every,
  measure,
  activity,
  cohorts,
  ...population
}: z.infer<typeof retentionQuerySchema>): RetentionQuestion {
  return {
    ...populationOf(population),
    entry: entry ?? "firstPayment",
    every: every ?? "quarter",
    measure: measure ?? "customers",
    activity: activity ?? "on",
    cohorts: Number(cohorts ?? usualCohorts[every ?? "quarter"]),
  };
}

/** How the page arranges the cells: a column per age, a column per calendar period, or the cohorts at one age. */
export const cohortArrangements = ["age", "calendar", "oneAge"] as const;
export type CohortArrangement = (typeof cohortArrangements)[number];

/** The whole state of the page of cohorts. `age`: the one age that is shown; `open`: the group whose triangle stands open. */
export interface RetentionState {
  readonly dataset: string;
  readonly version: number;
  readonly question: RetentionQuestion;
  readonly arrangement: CohortArrangement;
  readonly age: number | null;
  readonly open: string | null;
}

/** The address of a state: opened again it shows the same numbers, for the dataset version stands in it. */
export function retentionHref(workspace: string, state: RetentionState): string {
  return `/w/${workspace}/compare/cohorts?${searchOfRetention(state)}`;
}

/** The address of the shown numbers as a file. */
export function retentionFileHref(workspace: string, { dataset, version, question }: RetentionState): string {
  const search = new URLSearchParams();
  addQuestion(search, question);
  return `/api/v1/w/${workspace}/datasets/${dataset}/versions/${version}/retention.csv?${search}`;
}

function searchOfRetention({ dataset, version, question, arrangement, age, open }: RetentionState): URLSearchParams {
  const search = new URLSearchParams({ dataset, version: String(version) });
  addQuestion(search, question);
  if (arrangement !== "age") search.set("arrange", arrangement);
  if (age !== null) search.set("age", String(age));
  if (open !== null) search.set("open", open);
  return search;
}

function addQuestion(search: URLSearchParams, question: RetentionQuestion): void {
  addPopulation(search, question);
  search.set("entry", question.entry);
  search.set("every", question.every);
  search.set("measure", question.measure);
  if (question.activity !== "on") search.set("activity", question.activity);
  search.set("cohorts", String(question.cohorts));
}

/** Leads to the customers of a cell; age null: to all of its cohort. */
export function retentionCellHref(
  workspace: string,
  { dataset, version, question }: RetentionState,
  cell: { readonly cohort: string; readonly age: number | null; readonly group: string | null },
): string {
  const search = new URLSearchParams({ dataset, version: String(version) });
  const { by, segments: _, ...rest } = question;
  addQuestion(
    search,
    cell.group === null ? rest : { ...question, ...(by === segmentsKey ? { segments: [cell.group] } : {}) },
  );
  search.set("from", cell.cohort);
  if (cell.age !== null) search.set("at", String(cell.age));
  if (cell.group !== null) search.set("group", cell.group);
  return `/w/${workspace}/compare/cohorts/cell?${search}`;
}

/** Which triangle it is, without the version of the data, what stands beside it and how the cells are arranged. */
export function triangleSearch({ question, open, ...state }: RetentionState): string {
  const { by, segments, period, ...everybody } = question;
  const one = segments
    ? { by, segments: segments.filter((ref) => ref === open) }
    : { by, ...(period ? { period } : {}) };
  const asked = open === null ? everybody : { ...everybody, ...one };
  const [, whole] = retentionHref("x", { ...state, open, question: asked, arrangement: "age", age: null }).split("?");
  const search = new URLSearchParams(whole);
  search.delete("dataset");
  search.delete("version");
  return search.toString();
}
