import type { Estimate } from "@/lib/domain/estimate";
import {
  type Clock,
  monthsOfTime,
  type SurvivalGroup,
  type SurvivalReading,
  type SurvivalStepView,
  survivalMonths,
  timeOfMonths,
  withoutCurve,
} from "@/lib/domain/survival";
import type { ComparedEstimate } from "@/lib/stats/compare";
import { normalCritical } from "@/lib/stats/distributions";
import { usualAlpha } from "@/lib/stats/interval";
import { atRiskAt, kaplanMeier, type LifeRow, livesIn, type SurvivalStep } from "@/lib/stats/kaplan-meier";
import { lastObserved, lastWellObserved } from "@/lib/stats/left-truncation";
import { retentionAt, retentionOfCurve } from "@/lib/stats/retention-at";
import { medianSurvival, restrictedMean, restrictedMeanDifference, stepAt } from "@/lib/stats/survival-summary";

/** What all curves of one answer share; times in the unit of the clock. */
export interface CurveFrame {
  readonly clock: Clock;
  /** From which time of life on the curves count. */
  readonly start: number;
  /** Where groups are compared; null where nowhere. */
  readonly horizon: number | null;
  /** End of the restricted means; null where no group was observed well. */
  readonly until: number | null;
  readonly ticks: readonly number[];
}

/** A group with its lives and those of the disjoint rest, from the common start on. */
export interface GroupLivesOf {
  readonly key: string;
  readonly label: string;
  readonly code: string | null;
  readonly lives: readonly LifeRow[];
  readonly rest: readonly LifeRow[] | null;
}

/** More steps than this are thinned: no screen can show them. */
const mostSteps = 240;

/** One curve with everything that is read from it. `compared`: the reading at the horizon, judged with its screen. */
export function survivalGroup(
  group: GroupLivesOf,
  frame: CurveFrame,
  compared: ComparedEstimate | null,
): SurvivalGroup {
  const { lives, rest } = group;
  const n = livesIn(lives);
  const bare = withoutCurve(group, "notDefined", n > 0 ? null : "Nobody here has a known life.");
  if (n === 0) return { ...bare, n, events: 0 };
  const steps = kaplanMeier(lives).filter(({ events, censored }) => events + censored > 0);
  const events = lives.reduce((sum, row) => sum + row.events, 0);
  const { median, interval } = medianSurvival(steps);
  return {
    ...bare,
    state: "shown",
    n,
    events,
    churnedShare: events / n,
    lastTime: lastObserved(lives),
    thinFrom: lastWellObserved(lives) ?? frame.start,
    curve: thinned(steps).map(stepView),
    at: readings(lives, steps, frame),
    atRisk: frame.ticks.map((time) => (time <= frame.start ? n - enteredLater(lives) : atRiskAt(lives, time))),
    median: { value: median, interval },
    restrictedMean: meanUntil(steps, compared?.reason === "leak" ? null : rest, frame),
    retention: compared && estimateView(compared),
    rest: rest && frame.horizon !== null ? (retentionAt(rest, frame.horizon)?.value ?? null) : null,
  };
}

/** Those not yet observed at the start. */
function enteredLater(lives: readonly LifeRow[]): number {
  return lives.reduce((sum, { entered = 0 }) => sum + entered, 0);
}

/** Readings at the usual months and at the horizon, each only as far as somebody was observed. */
function readings(lives: readonly LifeRow[], steps: readonly SurvivalStep[], frame: CurveFrame): SurvivalReading[] {
  const { clock, start, horizon } = frame;
  const usual = survivalMonths.map((months) => ({ months, time: timeOfMonths(months, clock) }));
  const extra =
    horizon === null || usual.some(({ time }) => time === horizon)
      ? []
      : [{ months: Math.round(monthsOfTime(horizon, clock)), time: horizon }];
  return [...usual, ...extra]
    .filter(({ time }) => time > start)
    .sort((one, other) => one.time - other.time)
    .map(({ months, time }) => {
      const atRisk = atRiskAt(lives, time);
      const found = atRisk > 0 ? retentionOfCurve(steps, { time, atRisk }) : null;
      const plain = found && found.value > 0 && found.value < 1 ? (stepAt(steps, time)?.plain ?? null) : null;
      return {
        months,
        time,
        survival: found?.value ?? null,
        interval: found?.interval ?? null,
        plain,
        atRisk,
      };
    });
}

/** Steps worth drawing: where somebody left and the last; of too many, the last one before each of evenly spread times. */
function thinned(steps: readonly SurvivalStep[]): readonly SurvivalStep[] {
  if (steps.length <= mostSteps) return steps;
  const last = steps.at(-1);
  const falls = steps.filter((step, index) => step.events > 0 || index === 0 || step === last);
  if (falls.length <= mostSteps || !last) return falls;
  const first = falls[0]?.time ?? 0;
  const width = (last.time - first) / (mostSteps - 1);
  return falls.filter((step, index) => {
    const next = falls[index + 1];
    return index === 0 || !next || Math.floor((step.time - first) / width) < Math.floor((next.time - first) / width);
  });
}

function stepView({ time, survival, logLog, plain, atRisk, events }: SurvivalStep): SurvivalStepView {
  return { time, survival, interval: logLog, plain: survival < 1 ? plain : null, atRisk, events };
}

/** Mean time lived between the start and the common end, and how much longer than that of the rest. */
function meanUntil(
  steps: readonly SurvivalStep[],
  rest: readonly LifeRow[] | null,
  { start, until }: CurveFrame,
): SurvivalGroup["restrictedMean"] {
  if (until === null || until <= start || (steps.at(-1)?.time ?? 0) < until) return null;
  const own = restrictedMean(steps, until);
  const other = rest && (lastObserved(rest) ?? 0) >= until ? restrictedMean(kaplanMeier(rest), until) : null;
  const found = other && restrictedMeanDifference(own, other);
  const half = normalCritical(usualAlpha) * own.se;
  return {
    value: own.mean - start,
    se: own.se,
    interval: [Math.max(0, own.mean - start - half), Math.min(until - start, own.mean - start + half)],
    difference: found && { value: found.difference, interval: found.interval },
  };
}

function estimateView(compared: ComparedEstimate): Estimate {
  const { value, n, customers, interval, difference, p, pAdjusted, mark, reason, needed } = compared;
  return {
    value,
    n,
    unit: "customers",
    customers,
    interval,
    numerator: null,
    denominator: null,
    difference,
    p,
    pAdjusted,
    mark,
    reason,
    needed,
  };
}
