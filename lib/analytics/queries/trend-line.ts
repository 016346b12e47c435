import type { Ask } from "@/lib/analytics/sql/question";
import { type PeriodLength, periodLater, periodOfKey } from "@/lib/domain/calendar-period";
import type { Estimate } from "@/lib/domain/estimate";
import type { TrendChange, TrendLine, TrendPoint } from "@/lib/domain/trend";
import { type ComparedEstimate, type Comparison, compareScreen, type Measured } from "@/lib/stats/compare";
import { estimateOf } from "./estimate-of";
import type { Grouping } from "./grouping";
import { measureAlone } from "./measure-moments";
import { measurePercentiles } from "./measure-percentiles";
import type { MeasuredGroup } from "./measurement";
import type { RowPlan } from "./row-plan";
import type { TrendFrame, TrendPlan } from "./trend-frame";

/** A line to measure; `fault` says why this version cannot tell who is in it. */
export interface LinePlan {
  readonly key: string;
  readonly label: string;
  readonly plan: RowPlan;
  readonly fault?: string | null;
}

/** A line with one measured group per period. */
export interface MeasuredLine extends LinePlan {
  readonly groups: readonly MeasuredGroup[];
}

interface LineMeasuring {
  readonly frame: TrendFrame;
  readonly trend: TrendPlan;
  readonly grouping: Grouping;
  readonly ask: Ask;
}

/** Measures every period of a line in one statement; a percentile needs some for each. `near`: a line of the same trend. */
export async function measureLine(
  { frame, trend, grouping, ask }: LineMeasuring,
  line: LinePlan,
  near?: MeasuredLine,
): Promise<MeasuredLine> {
  if (line.fault) return { ...line, groups: frame.periods.map(() => unmeasured) };
  const { metric, form } = trend;
  const keys = frame.periods.map(({ key }) => key);
  const measuring = { metric, form, plan: line.plan, options: { versionId: frame.version.id, grouping }, keys, ask };
  if (metric.kind !== "percentile") return { ...line, groups: await measureAlone(measuring, near?.groups[0]) };
  const last = keys.at(-1) ?? null;
  return { ...line, groups: (await measurePercentiles({ ...measuring, referenceKey: last })).groups };
}

/** What the changes of a line are told from. */
export interface ChangeSetting {
  readonly trend: TrendPlan;
  readonly periods: readonly { readonly key: string; readonly label: string; readonly complete: boolean }[];
  /** Place of the last complete period. */
  readonly last: number | null;
  readonly length: PeriodLength;
}

const sides = ["previous", "yearBefore"] as const;
type Side = (typeof sides)[number];

/** The last complete period against the one before it, and against that of a year before, where these were measured. */
export function comparisonsOf(line: MeasuredLine, setting: ChangeSetting): Comparison[] {
  const { trend, last } = setting;
  const now = last === null ? undefined : line.groups[last];
  if (line.fault || !now || !hasTest(trend)) return [];
  return sides.flatMap((side) => {
    const before = line.groups[placeOf(side, setting) ?? -1];
    if (!before || before.coverage.used === 0 || now.coverage.used === 0) return [];
    const { minimumN, minimumEffect } = trend.metric;
    const value = alone(before)?.value ?? 0;
    return [
      {
        ...against(now.measured, before.measured),
        id: `${line.key}/${side}`,
        relation: "segment" as const,
        obstacle: trend.sameCustomers ? "sameCustomers" : null,
        minimumN,
        minimumEffect: minimumEffect.relative ? minimumEffect.size * Math.abs(value) : minimumEffect.size,
      },
    ];
  });
}

/** The two changes of a line with their verdicts. */
export function changesOf(
  line: MeasuredLine,
  judged: ReadonlyMap<string, ComparedEstimate>,
  setting: ChangeSetting,
): Pick<TrendLine, "previous" | "yearBefore"> {
  return { previous: changeOf("previous"), yearBefore: changeOf("yearBefore") };

  function changeOf(side: Side): TrendChange | null {
    const place = placeOf(side, setting);
    const before = line.groups[place ?? -1];
    const now = line.groups[setting.last ?? -1];
    const period = setting.periods[place ?? -1];
    if (line.fault || !before || !now || !period) return null;
    const compared = judged.get(`${line.key}/${side}`);
    const estimate = compared ? estimateFor(compared, now, setting.trend) : null;
    const [from, to] = [measuredValue(before, line, place ?? 0), measuredValue(now, line, setting.last ?? 0)];
    const withheld = from === null || to === null || estimate?.mark === "notEnough";
    return {
      against: { key: period.key, label: period.label },
      from,
      to,
      difference: withheld ? null : (estimate?.difference?.value ?? to - from),
      estimate,
      sentence: from === null || to === null ? "Nothing was measured in one of the two periods." : null,
    };
  }
}

/** The points of a line. Before its first row a total is not 0: there was nothing yet to add up. */
export function lineOf(line: MeasuredLine, trend: TrendPlan): Omit<TrendLine, "previous" | "yearBefore"> {
  const points = line.groups.map((group, place): TrendPoint => {
    const value = measuredValue(group, line, place);
    const compared = alone(group);
    if (value === null || !compared) return null;
    const total = isTotal(group.measured);
    return {
      value,
      interval: total ? null : compared.interval,
      n: compared.n,
      customers: group.coverage.named ?? compared.customers,
      numerator: total ? value : group.numerator,
      denominator: total ? null : group.denominator,
    };
  });
  const nothing = points.every((point) => point === null);
  const sentence = nothing
    ? `Nobody here has a row that ${trend.metric.name} could be counted from in these periods.`
    : null;
  return { key: line.key, label: line.label, points, hidden: [], sentence: line.fault ?? sentence };
}

function measuredValue(group: MeasuredGroup, line: MeasuredLine, place: number): number | null {
  const { measured, numerator, denominator } = group;
  if (isTotal(measured)) {
    const begun = line.groups.slice(0, place + 1).some(({ coverage }) => coverage.used > 0);
    return begun ? measured.group.value : null;
  }
  if (group.coverage.used === 0) return null;
  if (numerator !== null && denominator !== null) return denominator > 0 ? numerator / denominator : null;
  return alone(group)?.value ?? null;
}

function isTotal(measured: Measured): measured is Extract<Measured, { kind: "count" | "total" }> {
  return measured.kind === "count" || measured.kind === "total";
}

function hasTest({ metric }: TrendPlan): boolean {
  return metric.kind !== "count" && metric.kind !== "total";
}

function placeOf(side: Side, { periods, last, length }: ChangeSetting): number | null {
  const now = periods[last ?? -1];
  const period = now && periodOfKey(now.key);
  if (!period) return null;
  const back = side === "previous" ? 1 : { month: 12, quarter: 4, year: 1 }[length];
  // A year before a year is the year before: one comparison is enough.
  if (side === "yearBefore" && length === "year") return null;
  const { key } = periodLater(period, -back);
  const place = periods.findIndex((one) => one.key === key);
  return place < 0 ? null : place;
}

/** The same measure with the other period as its reference. */
function against(now: Measured, before: Measured): Measured {
  if (now.kind === "percentile" && before.kind === "percentile") return { ...now, reference: before.group };
  if (now.kind === "proportion" && before.kind === "proportion") return { ...now, reference: before.group };
  if ((now.kind === "mean" || now.kind === "ratio" || now.kind === "nps") && now.kind === before.kind)
    return { ...now, reference: before.group };
  return now;
}

function alone({ measured }: MeasuredGroup): ComparedEstimate | undefined {
  const single = "reference" in measured ? ({ ...measured, reference: null } as Measured) : measured;
  return compareScreen([{ ...single, id: "alone", relation: "rest" }]).estimates[0];
}

function estimateFor(compared: ComparedEstimate, group: MeasuredGroup, { metric, form }: TrendPlan): Estimate {
  return estimateOf(compared, { metric, form, group, whole: null });
}

/** Of a line that cannot be asked: no period of it was measured. */
const unmeasured: MeasuredGroup = {
  measured: { kind: "total", group: { value: 0, n: 0, customers: 0 } },
  coverage: { eligible: 0, used: 0 },
  numerator: null,
  denominator: null,
};
