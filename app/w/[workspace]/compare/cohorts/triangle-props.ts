import type { CohortTableProps, TriangleCell, TriangleRow } from "@/components/cohorts/cohort-table";
import { periodIndex, periodLabel } from "@/lib/domain/cohort-periods";
import { countText, valueText } from "@/lib/domain/number-words";
import type { Cohort, CohortCell, CohortTriangle, PooledCell, RetentionView } from "@/lib/domain/retention";
import { ageWords, cellWords, entryWords } from "@/lib/domain/retention-sentence";

/** A triangle to draw: whose, how its columns run, and where a cell leads (null: nowhere for this reader). */
export interface TriangleSource {
  readonly view: RetentionView;
  readonly triangle: CohortTriangle;
  readonly byCalendar: boolean;
  readonly cellHref: (cohort: Cohort, age: number | null) => string | null;
  /** Open notes about a cell. */
  readonly notesOn?: ((cohort: Cohort, age: number) => number | undefined) | undefined;
}

/** Where the lightest and the darkest step of the shades begin. */
export interface HeatScale {
  readonly low: number;
  readonly high: number;
}

/** Shades over what is observed at all ages but the first, which is 100 % by definition; ends are round, so that the key reads well. */
export function heatScale({ all, groups, question }: RetentionView): HeatScale {
  const values = [all, ...groups.flatMap(({ triangle }) => triangle ?? [])].flatMap(({ cohorts, pooled }) =>
    [...cohorts.flatMap(({ cells }) => cells.filter(({ state }) => state === "observed")), ...pooled].flatMap(
      ({ age, value }) => (value === null || (age === 0 && question.measure !== "value") ? [] : [value]),
    ),
  );
  if (values.length === 0) return { low: 0, high: 1 };
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [least, most] = [at(0.05), at(0.95)];
  // Round limits inside the range: the ends of the shades then hold something.
  const step = question.measure === "value" ? roundStep((most - least) / 8) : 0.05;
  const low = Math.floor(least / step) * step;
  return { low, high: Math.max(low + step, Math.floor(most / step) * step) };
}

export function triangleProps(source: TriangleSource, scale: HeatScale, label: string): CohortTableProps {
  const { view, triangle, byCalendar } = source;
  const { question } = view;
  const columns = byCalendar ? calendarColumns(triangle, view) : ageColumns(triangle);
  const shift = (cohort: Cohort) =>
    byCalendar
      ? periodIndex(cohort.from, question.every) - periodIndex(triangle.cohorts[0]?.from ?? cohort.from, question.every)
      : 0;
  const name = question.entry === "start" ? "Started in" : "First paid in";
  return {
    label,
    heads: { cohort: name, size: "Customers", columns },
    rows: triangle.cohorts.map((cohort) =>
      rowOf(source, scale, { cohort, shift: shift(cohort), columns: columns.length }),
    ),
    pooled: byCalendar ? null : pooledRow(view, triangle, scale),
    observed: byCalendar
      ? []
      : triangle.pooled.map(({ customers }) => (customers === null ? null : countText(customers))),
  };
}

/** One age of every cohort, for the chart of one age over time and its table. */
export function oneAge({ cohorts }: CohortTriangle, age: number): { cohort: Cohort; cell: CohortCell }[] {
  return cohorts.flatMap((cohort) => {
    const cell = cohort.cells[age];
    return cell && cell.state !== "absent" ? [{ cohort, cell }] : [];
  });
}

/** The text of a value: whole per cent, one decimal where pooled; money without its sign, which the key names. */
export function valueInCell(value: number, { question }: RetentionView, decimals = 0): string {
  if (question.measure !== "value") return (value * 100).toFixed(decimals).replace("-", "−");
  const places = Math.abs(value) < 100 ? 2 : 0;
  return value
    .toLocaleString("en-GB", { minimumFractionDigits: places, maximumFractionDigits: places })
    .replace("-", "−");
}

/** A value with its unit, for the key of the shades. */
export function scaleText(value: number, { question, dataset }: RetentionView): string {
  return question.measure === "value"
    ? valueText(value, { unit: "money", currency: dataset.currency })
    : `${Math.round(value * 100)}\u202f%`;
}

function ageColumns({ ages }: CohortTriangle): string[] {
  return Array.from({ length: ages }, (_, age) => String(age));
}

function calendarColumns({ cohorts, ages }: CohortTriangle, { question }: RetentionView): string[] {
  const first = periodIndex(cohorts[0]?.from ?? "2000-01-01", question.every);
  return Array.from({ length: ages }, (_, place) => periodLabel(first + place, question.every));
}

function rowOf(
  source: TriangleSource,
  scale: HeatScale,
  { cohort, shift, columns }: { cohort: Cohort; shift: number; columns: number },
): TriangleRow {
  const before: TriangleCell[] = Array.from({ length: shift }, () => ({ ...noCell, state: "before" as const }));
  const cells = cohort.cells.map((cell) => cellOf(source, scale, { cohort, cell }));
  return {
    key: cohort.from,
    label: cohort.label,
    size: cohort.size === null ? null : countText(cohort.size),
    href: cohort.size ? source.cellHref(cohort, null) : null,
    cells: [...before, ...cells].slice(0, columns),
  };
}

const noCell = { state: "absent" as const, text: "", level: null, title: "", href: null };

function cellOf(
  { view, cellHref, notesOn }: TriangleSource,
  scale: HeatScale,
  { cohort, cell }: { cohort: Cohort; cell: CohortCell },
): TriangleCell {
  if (cell.state === "absent" || cell.state === "hidden") return { ...noCell, state: cell.state };
  const words = cellWords(cell, cohort.size ?? 0, { question: view.question, currency: view.dataset.currency });
  const place = `${cohort.label}, ${cell.age === 0 ? `the ${view.question.every} of ${entryWords(view.question)}` : ageWords(cell.age, view.question)}`;
  const soFar = cell.state === "partial" ? ` so far; the ${view.question.every} is not over` : "";
  const title = `${place}: ${words}${soFar}`;
  const notes = notesOn?.(cohort, cell.age);
  if (cell.value === null) return { ...noCell, state: "undefined", text: "–", title, notes };
  return {
    notes,
    state: cell.state,
    text: valueInCell(cell.value, view),
    level: levelOf(cell.value, scale),
    comparable: cell.comparable,
    title,
    href: cell.active ? cellHref(cohort, cell.age) : null,
  };
}

function pooledRow(view: RetentionView, { customers, pooled }: CohortTriangle, scale: HeatScale): TriangleRow {
  return {
    key: "all",
    label: view.question.measure === "value" ? "All, means added up" : "All, sum ÷ sum",
    size: customers === null ? null : countText(customers),
    href: null,
    cells: pooled.map((cell) => pooledCell(view, cell, scale)),
  };
}

function pooledCell(view: RetentionView, cell: PooledCell, scale: HeatScale): TriangleCell {
  if (cell.customers === null) return { ...noCell, state: "hidden" };
  const words = cellWords(cell, cell.customers, { question: view.question, currency: view.dataset.currency });
  if (cell.value === null) {
    const few = view.question.measure === "value" ? "fewer than 10 customers are observed so long" : words;
    return { ...noCell, state: "undefined", text: "–", title: few };
  }
  const title = view.question.measure === "value" ? `of ${countText(cell.customers)} customers` : words;
  return {
    state: "observed",
    text: valueInCell(cell.value, view, 1),
    level: levelOf(cell.value, scale),
    title,
    href: null,
  };
}

function levelOf(value: number, { low, high }: HeatScale): number {
  if (value < low) return 1;
  return value >= high ? 9 : 2 + Math.floor(((value - low) / (high - low)) * 7);
}

export function roundStep(step: number): number {
  const size = 10 ** Math.floor(Math.log10(step > 0 ? step : 1));
  return [1, 2, 5, 10].map((part) => part * size).find((rounded) => rounded >= step) ?? size;
}
