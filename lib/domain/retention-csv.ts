import { csvText } from "./csv-text";
import type { CohortTriangle, RetentionView } from "./retention";

/** The numbers of an answer as CSV: a line per cell and per pooled age, of everybody and of each group. What is not known is empty. */
export function retentionCsv(view: RetentionView): string {
  const { dataset, question } = view;
  const triangles: (readonly [string, CohortTriangle])[] = [
    ["everybody", view.all],
    ...view.groups.flatMap(({ label, triangle }) => (triangle ? [[label, triangle] as const] : [])),
  ];
  const version = `${dataset.name}, version ${dataset.version}`;
  return csvText([
    [
      ...["dataset", "data to", "measure", "counted as", "group", "cohort", "from", "to", "age", "state"],
      ...["customers", "active", "revenue", "value", "lower", "upper"],
    ],
    ...triangles.flatMap(([group, triangle]) =>
      linesOf(triangle).map((line) => [version, dataset.asOf, question.measure, question.activity, group, ...line]),
    ),
  ]);
}

function linesOf({ cohorts, pooled }: CohortTriangle): (string | number | null)[][] {
  const cells = cohorts.flatMap(({ label, from, to, size, cells: own }) =>
    own
      .filter(({ state }) => state !== "absent")
      .map(({ age, state, active, revenue, value, interval }) => [
        ...[label, from, to, age, state, size, active, numeric(revenue), value],
        ...[interval?.[0] ?? null, interval?.[1] ?? null],
      ]),
  );
  const sums = pooled.map(({ age, customers, active, revenue, value, interval }) => [
    ...["all cohorts", null, null, age, "observed", customers, active, numeric(revenue), value],
    ...[interval?.[0] ?? null, interval?.[1] ?? null],
  ]);
  return [...cells, ...sums];
}

/** Decimal text is a number to a spreadsheet, also below 0. */
function numeric(text: string | null): number | null {
  return text === null ? null : Number(text);
}
