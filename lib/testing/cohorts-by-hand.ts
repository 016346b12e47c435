import type { RetentionQuestion } from "@/lib/domain/retention";
import { studentCritical } from "@/lib/stats/distributions";
import { wilson } from "@/lib/stats/wilson";

/** A customer with the day of the start (null: none), and a payment in whole cents. */
export interface Person {
  readonly id: string;
  readonly start: string | null;
}
export interface Paid {
  readonly customer: string;
  readonly day: string;
  readonly cents: number;
}

export interface CohortsOfPeople {
  readonly people: readonly Person[];
  readonly payments: readonly Paid[];
  readonly asOf: string;
}

export interface HandCell {
  readonly state: "observed" | "partial" | "absent";
  readonly active: number | null;
  readonly cents: number | null;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
}
export interface HandCohort {
  readonly from: string;
  readonly size: number;
  readonly cells: readonly HandCell[];
}
export interface HandPooled extends Omit<HandCell, "state"> {
  readonly customers: number;
  readonly cohorts: number;
}

/**
 * Cohorts customer by customer and payment by payment, in plain loops over days as text: nothing is shared with the queries but the
 * functions of distributions. Cohorts from the first to the last given period, `ages` columns.
 */
export function cohortsByHand(
  { people, payments, asOf }: CohortsOfPeople,
  question: Pick<RetentionQuestion, "entry" | "every" | "measure" | "activity">,
  { from, to, ages }: { from: string; to: string; ages: number },
): { cohorts: HandCohort[]; pooled: HandPooled[] } {
  const { every, entry } = question;
  const lives = people.flatMap(({ id, start }) => {
    const own = payments.filter((one) => one.customer === id && one.day <= asOf);
    const first = own.map(({ day }) => day).sort()[0];
    const entered = entry === "start" ? start : (first ?? null);
    if (entered === null || entered > asOf) return [];
    return [
      { cohort: startOf(entered, every), paid: own.map(({ day, cents }) => ({ period: startOf(day, every), cents })) },
    ];
  });
  const periods = [from];
  while ((periods.at(-1) ?? to) < to) periods.push(next(periods.at(-1) ?? to, every));
  const members = (cohort: string) => lives.filter((life) => life.cohort === cohort);
  const cohorts = periods.map((cohort) => ({
    from: cohort,
    size: members(cohort).length,
    cells: walk(cohort, every, ages).map((period, age) => ({
      state: stateOf(period, every, asOf),
      ...numbers(members(cohort), { question, age, period: stateOf(period, every, asOf) }),
    })),
  }));
  const pooled: HandPooled[] = [];
  for (let age = 0; age < ages; age += 1) {
    const seen = cohorts.filter(({ size, cells }) => size > 0 && cells[age]?.state === "observed");
    if (seen.length === 0) break;
    const all = seen.flatMap(({ from: cohort }) => members(cohort));
    const taken = numbers(all, { question, age, period: "observed" });
    pooled.push({ customers: all.length, cohorts: seen.length, ...taken });
  }
  if (question.measure !== "value") return { cohorts, pooled };
  const observedUpTo = (life: Life) =>
    walk(life.cohort, every, ages).filter((period) => stateOf(period, every, asOf) === "observed").length - 1;
  const inRange = lives.filter(({ cohort }) => periods.includes(cohort));
  const values = valueSoFar(
    inRange.map((life) => ({ life, last: observedUpTo(life) })),
    every,
    ages,
  );
  return {
    cohorts,
    pooled: pooled.map((cell, age) => ({ ...cell, ...(values[age] ?? { value: null, interval: null }) })),
  };
}

interface Life {
  readonly cohort: string;
  readonly paid: readonly { readonly period: string; readonly cents: number }[];
}
type Every = RetentionQuestion["every"];

function numbers(
  lives: readonly Life[],
  {
    question: { measure, activity, every },
    age,
    period,
  }: { question: Pick<RetentionQuestion, "measure" | "activity" | "every">; age: number; period: HandCell["state"] },
): Omit<HandCell, "state"> {
  if (period === "absent") return { active: null, cents: null, value: null, interval: null };
  const n = lives.length;
  const mode = measure === "customers" ? activity : "on";
  const active = lives.filter((life) => isActive(life, { every, age, mode })).length;
  if (measure === "customers")
    return { active, cents: null, value: n === 0 ? null : active / n, interval: wilson(active, n) };
  const y = lives.map((life) => (measure === "value" ? upTo(life, every, age) : at(life, every, age)));
  const x = lives.map((life) => (measure === "value" ? 1 : at(life, every, 0) / 100));
  const cents = sum(y);
  const base = measure === "value" ? n : sum(lives.map((life) => at(life, every, 0))) / 100;
  if (!(base > 0)) return { active, cents, value: null, interval: null };
  const ratio = cents / 100 / base;
  if (n < 2 || (measure === "revenue" && age === 0)) return { active, cents, value: ratio, interval: null };
  const residuals = y.map((one, index) => one / 100 - ratio * (x[index] ?? 0));
  const se = Math.sqrt((n / (n - 1)) * sum(residuals.map((u) => u * u))) / base;
  const half = studentCritical(0.05, n - 1) * se;
  return { active, cents, value: ratio, interval: [ratio - half, ratio + half] };
}

/** Each age's mean among those observed through it, added up; stops below 10. */
function valueSoFar(
  lives: readonly { life: Life; last: number }[],
  every: Every,
  ages: number,
): { value: number; interval: [number, number] }[] {
  const result: { value: number; interval: [number, number] }[] = [];
  const influence = lives.map(() => 0);
  let value = 0;
  for (let age = 0; age < ages; age += 1) {
    const n = lives.filter(({ last }) => last >= age).length;
    if (n < 10) break;
    const mean = sum(lives.map(({ life, last }) => (last >= age ? at(life, every, age) / 100 : 0))) / n;
    value += mean;
    lives.forEach(({ life, last }, index) => {
      if (last >= age) influence[index] = (influence[index] ?? 0) + (at(life, every, age) / 100 - mean) / n;
    });
    const half = 1.959963984540054 * Math.sqrt(sum(influence.map((one) => one * one)));
    result.push({ value, interval: [value - half, value + half] });
  }
  return result;
}

function isActive(
  { cohort, paid }: Life,
  { every, age, mode }: { every: Every; age: number; mode: RetentionQuestion["activity"] },
): boolean {
  const wanted = walk(cohort, every, age + 1);
  const last = wanted.at(-1) ?? cohort;
  if (mode === "onOrAfter") return paid.some(({ period }) => period >= last);
  const needed = mode === "on" ? [last] : wanted;
  return needed.every((one) => paid.some(({ period }) => period === one));
}

function at({ cohort, paid }: Life, every: Every, age: number): number {
  const period = walk(cohort, every, age + 1).at(-1);
  return sum(paid.filter((one) => one.period === period).map(({ cents }) => cents));
}

function upTo({ cohort, paid }: Life, every: Every, age: number): number {
  const periods = walk(cohort, every, age + 1);
  return sum(paid.filter(({ period }) => periods.includes(period)).map(({ cents }) => cents));
}

function stateOf(period: string, every: Every, asOf: string): HandCell["state"] {
  if (period > asOf) return "absent";
  return next(period, every) <= dayAfter(asOf) ? "observed" : "partial";
}

/** The first day of the period of a day: the first of a month, or the Monday before. */
function startOf(day: string, every: Every): string {
  if (every === "month") return `${day.slice(0, 7)}-01`;
  if (every === "quarter") {
    const quarterMonth = { "01": "01", "04": "04", "07": "07", "10": "10" } as Record<string, string>;
    let month = day.slice(5, 7);
    while (!quarterMonth[month]) month = String(Number(month) - 1).padStart(2, "0");
    return `${day.slice(0, 4)}-${month}-01`;
  }
  let monday = day;
  while (new Date(`${monday}T00:00:00Z`).getUTCDay() !== 1) monday = shifted(monday, -1);
  return monday;
}

function next(period: string, every: Every): string {
  if (every === "week") return shifted(period, 7);
  const month = Number(period.slice(5, 7)) + (every === "month" ? 1 : 3);
  const year = Number(period.slice(0, 4)) + (month > 12 ? 1 : 0);
  return `${year}-${String(month > 12 ? month - 12 : month).padStart(2, "0")}-01`;
}

function walk(cohort: string, every: Every, count: number): string[] {
  const periods = [cohort];
  while (periods.length < count) periods.push(next(periods.at(-1) ?? cohort, every));
  return periods.slice(0, count);
}

function dayAfter(day: string): string {
  return shifted(day, 1);
}

function shifted(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
