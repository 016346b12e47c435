import "server-only";
import type { ResolvedGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { type ThereInMonth, thereByMonthQuestion } from "@/lib/analytics/queries/there-by-month";
import type { Ask } from "@/lib/analytics/sql/question";
import { isComplete, periodAround, periodLabel, periodLater } from "@/lib/domain/calendar-period";
import type { MixView } from "@/lib/domain/executive-brief";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { driftForecast, fewestForForecast } from "@/lib/stats/drift-forecast";
import { isSmall } from "@/lib/stats/small-cells";
import { wilson } from "@/lib/stats/wilson";

/** Months that are drawn, of which the last so many say how the share drifts, and how far ahead that is drawn on. */
const months = { drawn: 36, drifting: 24, ahead: 12 };

export interface MonthsOfCustomers {
  readonly rows: readonly ThereInMonth[];
  readonly belongs: (key: string | null, group: string) => boolean;
}

/** Customers of each month by the segments they are in; null where a version has no months. */
export async function monthsOfCustomers(
  version: DatasetVersion,
  { grouping }: Pick<ResolvedGrouping, "grouping">,
  ask: Ask,
): Promise<MonthsOfCustomers | null> {
  if (!version.manifest.tables.some(({ table, rows }) => table === "customer_months" && rows > 0)) return null;
  return { rows: await ask(thereByMonthQuestion(version.id, grouping)), belongs: grouping.belongs };
}

export interface TargetMixOptions {
  readonly asOf: string;
  /** For roles that see no small groups. */
  readonly hides: boolean;
  /** Names of further targets, of which this version cannot tell who is in them. */
  readonly untold?: readonly string[];
}

/** The share of customers in target segments (`targets`: their refs) month by month. */
export function targetMix(
  { rows, belongs }: MonthsOfCustomers,
  targets: readonly { readonly ref: string; readonly name: string }[],
  { asOf, hides, untold = [] }: TargetMixOptions,
): MixView {
  const names = targets.map(({ name }) => name);
  if (targets.length === 0)
    return {
      targets: names,
      untold: [...untold],
      points: [],
      forecast: [],
      interval: null,
      sentence:
        untold.length === 0
          ? "No published segment is a target yet."
          : `This version cannot tell who is in ${untold.join(", ")}.`,
    };
  const keys = [...new Set(rows.map(({ month }) => month))].slice(-months.drawn);
  const points = keys.map((month) => {
    const of = rows.filter((row) => row.month === month);
    const customers = of.reduce((sum, { there }) => sum + there, 0);
    const isTarget = (key: string | null) => targets.some(({ ref }) => belongs(key, ref));
    const inTarget = of.reduce((sum, row) => (isTarget(row.group_key) ? sum + row.there : sum), 0);
    const isHidden = hides && (isSmall(inTarget) || isSmall(customers - inTarget));
    const period = periodAround(`${month}-01`, "month");
    return {
      month,
      label: periodLabel(month),
      complete: isComplete(period, asOf),
      customers,
      inTarget: isHidden ? null : inTarget,
      share: isHidden || customers === 0 ? null : inTarget / customers,
    };
  });
  const newest = points.findLast(({ complete }) => complete) ?? points.at(-1);
  const known = points.filter(({ complete }) => complete).slice(-months.drifting);
  const gap = known.findLast(({ share }) => share === null);
  const run = gap ? known.slice(known.indexOf(gap) + 1) : known;
  const last = run.at(-1);
  const shares = run.flatMap(({ share }) => share ?? []);
  const drift = last ? driftForecast(shares, months.ahead, 0.8) : [];
  return {
    targets: names,
    untold: [...untold],
    points,
    forecast: drift.map(({ step, value, low, high }) => {
      const { key } = periodLater(periodAround(`${last?.month}-01`, "month"), step);
      return { month: key, label: periodLabel(key), share: within(value), low: within(low), high: within(high) };
    }),
    interval: newest?.inTarget == null ? null : wilson(newest.inTarget, newest.customers),
    sentence: drift.length > 0 ? null : noForecast(run.length, gap),
  };
}

/** Why there is none of so many months; `gap`: the month before them, of which there is no share. */
function noForecast(length: number, gap: MixView["points"][number] | undefined): string {
  if (!gap) return `A forecast needs ${fewestForForecast} months that are over; here are ${length}.`;
  const why = gap.customers === 0 ? "has no customers" : "is hidden";
  return `A forecast needs ${fewestForForecast} months in a row that are over and shown; here are ${length} after ${gap.label}, which ${why}.`;
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
