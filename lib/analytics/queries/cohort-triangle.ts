import { periodEnd, periodLabel, periodStart, periodsPerYear } from "@/lib/domain/cohort-periods";
import type { Cohort, CohortCell, CohortTriangle, PooledCell } from "@/lib/domain/retention";
import { normalCritical } from "@/lib/stats/distributions";
import { type Interval, usualAlpha } from "@/lib/stats/interval";
import { emptyMoments, type Moments } from "@/lib/stats/moments";
import { fewestObserved, observedValue } from "@/lib/stats/observed-value";
import { ratioEstimate, ratioInterval } from "@/lib/stats/ratio-metric";
import { wilson } from "@/lib/stats/wilson";
import type { CohortRowsAsked } from "./cohort-rows";
import { type AgeSums, activeByAge, type CohortRange, type CohortSums, sumsByAge } from "./cohort-sums";
import { cohortTrend } from "./cohort-trend";

/** What a triangle is made of. `valueErrors[age]`: standard error of the pooled value so far, where it was asked. */
export interface TriangleParts {
  readonly asked: CohortRowsAsked;
  readonly range: CohortRange;
  readonly cohorts: ReadonlyMap<number, CohortSums>;
  readonly valueErrors?: readonly number[] | undefined;
}

/** The triangle of one group. Every period between the first and the last cohort is a row, also one in which nobody entered. */
export function cohortTriangle(parts: TriangleParts): CohortTriangle {
  const { range, asked } = parts;
  const rows = Array.from({ length: range.last - range.first + 1 }, (_, place) => rowOf(parts, range.first + place));
  const triangle = {
    customers: rows.reduce((sum, row) => sum + row.size, 0),
    ages: range.ages,
    cohorts: rows.map((row) => shownCohort(row, parts)),
    pooled: pooledCells(rows, parts),
  };
  return { ...triangle, trend: cohortTrend(triangle, asked, periodsPerYear[range.every]) };
}

interface CohortLine {
  readonly index: number;
  readonly size: number;
  readonly active: readonly number[];
  readonly sums: readonly AgeSums[];
}

function rowOf({ asked, range, cohorts }: TriangleParts, index: number): CohortLine {
  const cohort = cohorts.get(index) ?? { size: 0, ages: new Map() };
  const active = activeByAge(cohort, asked.measure === "customers" ? asked.activity : "on", range.ages);
  return { index, size: cohort.size, active, sums: sumsByAge(cohort, range.ages, asked.measure === "value") };
}

function shownCohort(row: CohortLine, parts: TriangleParts): Cohort {
  const { every } = parts.range;
  return {
    from: periodStart(row.index, every),
    to: periodEnd(row.index, every),
    label: periodLabel(row.index, every),
    size: row.size,
    cells: Array.from({ length: parts.range.ages }, (_, age) => cellOf(row, age, parts)),
  };
}

function cellOf(row: CohortLine, age: number, { asked, range }: TriangleParts): CohortCell {
  const period = row.index + age;
  if (period > range.current) return { ...nothing, age, state: "absent", active: null };
  const edge = asked.measure === "customers" && asked.activity === "onOrAfter" && period === range.current;
  const cell = {
    age,
    state: period <= range.complete ? ("observed" as const) : ("partial" as const),
    comparable: !edge,
  };
  return { ...cell, ...numbersOf([row], age, asked) };
}

const nothing = { active: null, revenue: null, value: null, interval: null, comparable: true };

/** Value and interval of cohorts at an age, from their sums taken together. */
function numbersOf(
  rows: readonly CohortLine[],
  age: number,
  { measure }: CohortRowsAsked,
): Pick<CohortCell, "active" | "revenue" | "value" | "interval"> {
  const size = total(rows, (row) => row.size);
  const active = total(rows, (row) => row.active[age] ?? 0);
  if (measure === "customers")
    return { active, revenue: null, value: size > 0 ? active / size : null, interval: wilson(active, size) };
  const revenue = money(rows, (row) => row.sums[age]);
  const sums = { active, revenue: moneyText(revenue) };
  const base = measure === "value" ? size : moneyNumber(money(rows, (row) => row.sums[0]));
  const estimate = ratioEstimate(momentsOf(rows, age, { measure, size, revenue: moneyNumber(revenue), base }));
  if (!estimate || size === 0) return { ...sums, value: null, interval: null };
  const value = moneyNumber(revenue) / base;
  // At the first period the ratio is 1 by definition: there is nothing uncertain to draw.
  const interval: Interval | null = measure === "revenue" && age === 0 ? null : ratioInterval({ ...estimate, value });
  return { ...sums, value, interval };
}

function momentsOf(
  rows: readonly CohortLine[],
  age: number,
  sums: { measure: "revenue" | "value"; size: number; revenue: number; base: number },
): Moments {
  const squares = (at: number) => total(rows, (row) => row.sums[at]?.squares ?? 0);
  const perCustomer = sums.measure === "value";
  return {
    ...emptyMoments(),
    rows: sums.size,
    customers: sums.size,
    sumA: sums.revenue,
    sumB: sums.base,
    sumAA: squares(age),
    sumAB: perCustomer ? sums.revenue : total(rows, (row) => row.sums[age]?.products ?? 0),
    sumBB: perCustomer ? sums.size : squares(0),
  };
}

/** At each age the cohorts that were observed through it, as sum over sum; an age with none has no cell. */
function pooledCells(rows: readonly CohortLine[], parts: TriangleParts): PooledCell[] {
  const { asked, range } = parts;
  const values = asked.measure === "value" ? pooledValues(rows, parts) : [];
  const cells: PooledCell[] = [];
  for (let age = 0; age < range.ages; age += 1) {
    const observed = rows.filter((row) => row.size > 0 && row.index + age <= range.complete);
    if (observed.length === 0) break;
    const numbers = numbersOf(observed, age, asked);
    cells.push({
      age,
      cohorts: observed.length,
      customers: total(observed, (row) => row.size),
      ...numbers,
      ...(asked.measure === "value" ? (values[age] ?? { value: null, interval: null }) : {}),
    });
  }
  return cells;
}

/** Value so far by statistics 8.2: each age's mean among those observed through it, added up; ends where fewer than 10 are. */
function pooledValues(rows: readonly CohortLine[], { range, valueErrors }: TriangleParts) {
  const observed = observedValue(
    rows.map((row) => ({
      observed: row.sums.map((_, age) => (row.index + age <= range.complete ? row.size : 0)),
      amount: row.sums.map((sums, age) =>
        row.index + age <= range.complete ? moneyNumber(sums.revenue - (row.sums[age - 1]?.revenue ?? 0n)) : 0,
      ),
    })),
    fewestObserved,
  );
  const z = normalCritical(usualAlpha);
  return observed.cumulative.map((value, age) => {
    const se = valueErrors?.[age];
    const interval: Interval | null = se === undefined ? null : [value - z * se, value + z * se];
    return { value, interval };
  });
}

function total<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function money(rows: readonly CohortLine[], of: (row: CohortLine) => AgeSums | undefined): bigint {
  return rows.reduce((sum, row) => sum + (of(row)?.revenue ?? 0n), 0n);
}

/** An amount in ten-thousandths as decimal text without needless zeros. */
function moneyText(amount: bigint): string {
  const size = amount < 0n ? -amount : amount;
  const decimals = String(size % 10_000n)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return `${amount < 0n ? "-" : ""}${size / 10_000n}${decimals === "" ? "" : `.${decimals}`}`;
}

function moneyNumber(amount: bigint): number {
  return Number(moneyText(amount));
}
