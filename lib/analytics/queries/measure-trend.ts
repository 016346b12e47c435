import type { Ask } from "@/lib/analytics/sql/question";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import {
  type CalendarPeriod,
  isComplete,
  lengthOfKey,
  monthsIn,
  type PeriodLength,
  periodAround,
  periodLabel,
  periodLater,
  periodOfKey,
} from "@/lib/domain/calendar-period";
import { datasetHead } from "@/lib/domain/dataset-head";
import { daysLater, monthsLater } from "@/lib/domain/iso-day";
import { metricHead } from "@/lib/domain/metric";
import { hasField } from "@/lib/domain/metrics";
import { mostLines, type TrendQuestion, type TrendView } from "@/lib/domain/trend";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { compareScreen } from "@/lib/stats/compare";
import { knownMetric } from "./cell-plan";
import { groupLabel } from "./group-label";
import { type ResolvedGrouping, resolveGrouping } from "./resolve-grouping";
import { paymentFactsQuestion } from "./revenue-accounts";
import type { TrendFrame, TrendPlan } from "./trend-frame";
import { groupRows, periodGrouping } from "./trend-groups";
import { changesOf, comparisonsOf, type LinePlan, lineOf, type MeasuredLine, measureLine } from "./trend-line";
import { trendPlan } from "./trend-plan";

/** A question with its version, its segments and who answers. */
export interface AskedTrend {
  readonly version: DatasetVersion;
  readonly question: TrendQuestion;
  readonly segments?: readonly AskedSegment[] | undefined;
  readonly ask: Ask;
}

const usualPeriods: Readonly<Record<PeriodLength, number>> = { month: 25, quarter: 13, year: 8 };

/**
 * A metric by calendar period of everybody and of each group; the last complete period is compared with the one before and with that
 * of a year before, all comparisons as one family. The same for every reader. Throws AppError invalid where the metric has no value by
 * period, with the reason.
 */
export async function measureTrend(asked: AskedTrend): Promise<TrendView> {
  const { version, question, ask } = asked;
  const metric = knownMetric(question.metric, version);
  const asOf = version.manifest.asOf ?? "1900-01-01";
  const wide = { version, length: question.length, periods: periodsOf(question, asOf), asOf };
  const planned = trendPlan(metric, wide);
  if (!("plan" in planned)) throw new AppError("invalid", planned.sentence, [{ path: "metric", value: metric.id }]);
  const frame = planned.needsPeriodBefore ? await withPeriodBefore(wide, ask) : wide;
  const plan = trendPlan(metric, frame);
  if (!("plan" in plan)) throw new AppError("invalid", plan.sentence);
  const resolved = question.by === undefined ? null : await resolvedOf(asked, question.by, plan);
  const grouping = periodGrouping(plan, frame);
  const measuring = { frame, trend: plan, grouping, ask };
  const lines: MeasuredLine[] = [await measureLine(measuring, { key: "all", label: "Everybody", plan: plan.plan })];
  for (const group of resolved?.groups.slice(0, mostLines) ?? [])
    lines.push(await measureLine(measuring, groupLine(group.group_key, resolved, plan, frame), lines[0]));
  return viewOf({ asked, frame, plan, resolved, lines });
}

/** The periods of a question, oldest first, the last that of the as-of day or the one it names. */
function periodsOf({ length, until, periods = usualPeriods[length] }: TrendQuestion, asOf: string): CalendarPeriod[] {
  const named =
    until === undefined ? periodAround(asOf, length) : lengthOfKey(until) === length ? periodOfKey(until) : undefined;
  if (!named || named.from > asOf) {
    const sentence = `${until} is no ${length} up to the as-of day. Write the last ${length} as a ${length} with data.`;
    throw new AppError("invalid", sentence, [{ path: "until", value: until ?? "" }]);
  }
  return Array.from({ length: periods }, (_, back) => periodLater(named, -back)).reverse();
}

async function withPeriodBefore(frame: TrendFrame, ask: Ask): Promise<TrendFrame> {
  const { version, length, periods } = frame;
  const [facts] = await ask(paymentFactsQuestion(version.id, hasField(version.manifest, "payments.recurring")));
  const first = facts?.first_day?.slice(0, 7) ?? "9999-99";
  const covered = periods.filter(({ from }) => monthsLater(from, -monthsIn[length]).slice(0, 7) >= first);
  return { ...frame, periods: covered.length > 0 ? covered : periods.slice(-1) };
}

/** Groups are told by columns of customers, or of the metric's own rows where these are not computed. */
async function resolvedOf(asked: AskedTrend, by: string, { metric, plan }: TrendPlan): Promise<ResolvedGrouping> {
  const { bands, period } = asked.question;
  const resolved = await resolveGrouping(asked, {
    by,
    ...(bands === undefined ? {} : { bands }),
    ...(period === undefined ? {} : { period }),
  });
  const { table } = resolved.grouping;
  if (table === "customers" || (table === plan.table && plan.listed.length === 0)) return resolved;
  const sentence = `${metric.name} by period is not defined for a column of ${table}: group by a column of customers.`;
  throw new AppError("invalid", sentence, [{ path: "by", value: by }]);
}

function groupLine(key: string, resolved: ResolvedGrouping | null, trend: TrendPlan, frame: TrendFrame): LinePlan {
  const segment = resolved?.placed?.find((one) => one.segment.ref === key);
  const grouping = resolved?.grouping;
  const label = segment?.segment.name ?? (grouping ? groupLabel(key, grouping.column) : key);
  if (!grouping || segment?.fault) return { key, label, plan: trend.plan, fault: segment?.fault ?? null };
  return { key, label, plan: groupRows(trend.plan, grouping, { key, versionId: frame.version.id }) };
}

interface MeasuredTrend {
  readonly asked: AskedTrend;
  readonly frame: TrendFrame;
  readonly plan: TrendPlan;
  readonly resolved: ResolvedGrouping | null;
  readonly lines: readonly MeasuredLine[];
}

function viewOf({ asked, frame, plan, resolved, lines }: MeasuredTrend): TrendView {
  const { version, question } = asked;
  const first = firstMeasured(lines, frame.periods.length);
  const periods = frame.periods.slice(first).map(({ key, to }) => ({
    key,
    label: periodLabel(key),
    complete: isComplete({ to: daysLater(to, plan.settledDays) }, frame.asOf),
  }));
  const shown = lines.map((line) => ({ ...line, groups: line.groups.slice(first) }));
  const place = periods.findLastIndex(({ complete }) => complete);
  const last = place < 0 ? null : place;
  const setting = { trend: plan, periods, last, length: question.length };
  const { estimates, family } = compareScreen(shown.flatMap((line) => comparisonsOf(line, setting)));
  const judged = new Map(estimates.map((estimate) => [estimate.id, estimate]));
  const [all, ...groups] = shown.map((line) => ({ ...lineOf(line, plan), ...changesOf(line, judged, setting) }));
  if (!all) throw new TypeError("a trend has a line of everybody");
  return {
    dataset: datasetHead(version),
    by: resolved && { key: resolved.grouping.column.key, label: resolved.grouping.column.label },
    metric: metricHead(plan.metric, plan.form),
    length: question.length,
    meaning: plan.meaning,
    periods,
    last,
    all,
    groups,
    family: { m: family.m, marked: family.marked, alpha: family.alpha },
    notes: notesOf(plan, resolved, periods.at(-1)?.complete ?? true),
  };
}

/** Periods before anybody has a row lie before the data. */
function firstMeasured(lines: readonly MeasuredLine[], count: number): number {
  const places = lines
    .map(({ groups }) => groups.findIndex(({ coverage }) => coverage.used > 0))
    .filter((at) => at >= 0);
  return places.length === 0 ? Math.max(0, count - 1) : Math.min(...places);
}

function notesOf(plan: TrendPlan, resolved: ResolvedGrouping | null, lastIsWhole: boolean): string[] {
  const notes: string[] = [];
  if (plan.settledDays > 0)
    notes.push(
      `A period counts as complete ${plan.settledDays} days after its end, when every trial in it has had its time.`,
    );
  if (!lastIsWhole) notes.push("The dashed end is of a period that may still change: it is compared with nothing.");
  if (plan.sameCustomers)
    notes.push(
      "The same customers stand in every period, so a change is shown but not judged as if two groups differed.",
    );
  else if (!plan.plan.isCustomer)
    notes.push("Two periods hold different rows and are compared as such; a customer may have rows in both.");
  if (resolved?.placed) notes.push("Customers stand in the segments they are in on the as-of day, in every period.");
  const more = (resolved?.groups.length ?? 0) - mostLines;
  if (more > 0) notes.push(`${more} more groups are not drawn: a trend has at most ${mostLines}.`);
  return notes;
}
