import type { Estimate } from "@/lib/domain/estimate";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import { competitors, type PlantedSegment, priorities, segments } from "@/lib/sample/halden";
import type { SampleTruth, SegmentTruth } from "@/lib/sample/truth";
import { bisect } from "@/lib/stats/bisect";
import { normalCritical, normalP } from "@/lib/stats/distributions";
import { smallestDetectable } from "@/lib/stats/power";

/** An effect that was planted, in the unit of its metric, and the chance that a screen finds it at its own level. */
export interface PlantedEffect {
  readonly metric: string;
  readonly group: string;
  readonly effect: number;
  readonly power: number;
  readonly mark: Estimate["mark"];
}

/** What was planted in one group: expected value, and the variance of one unit; of a median the factor on the minutes too. */
interface Planted {
  readonly value: number;
  readonly variance: number;
  readonly factor?: number;
}

/** Effects of the segments on a scoreboard by segment. */
export function segmentEffects(view: ScoreboardView, truth: SampleTruth): PlantedEffect[] {
  return view.metrics.flatMap(({ id }) => {
    const plan = segmentPlans[id];
    if (!plan) return [];
    return effectsOf(view, id, (group, estimate) => {
      const planted = segments.find((one) => one.name === group);
      const drawn = truth.segments.find((one) => one.name === group);
      return planted && drawn ? plan(planted, drawn, estimate) : null;
    });
  });
}

/** Effects of the named competitors on the close rate, on a scoreboard by competitor. */
export function competitorEffects(view: ScoreboardView, truth: SampleTruth): PlantedEffect[] {
  return effectsOf(view, "close_rate", (group) => {
    const planted = competitors.find((one) => one.name === group);
    return planted ? share(truth.total.closeRate.expected + planted.effect) : null;
  });
}

type SegmentPlan = (planted: PlantedSegment, drawn: SegmentTruth, estimate: Estimate) => Planted;

const segmentPlans: Readonly<Record<string, SegmentPlan>> = {
  "share:customers.converted": (planted) => share(planted.conversion),
  conversion: (planted) => share(planted.conversion),
  churned_share: (_, drawn) => share(drawn.churnedShare.expected),
  close_rate: (_, drawn) => share(drawn.closeRate.expected),
  csat_top2: (_, drawn) => share(drawn.satisfied.expected),
  arpu: (planted, _, estimate) => ({ value: planted.monthlyRevenue, variance: realisedVariance(estimate) }),
  nps: (planted) => netPromoter(planted.nps),
  // Drawn evenly between half and one and a half times the segment's cost.
  cac: ({ acquisitionCost }) => ({ value: acquisitionCost, variance: acquisitionCost ** 2 / 12 }),
  first_response_median: ({ responseFactor }, _, estimate) => ({
    value: medianMinutes([{ factor: responseFactor, n: 1 }]),
    variance: realisedVariance(estimate),
    factor: responseFactor,
  }),
};

function share(chance: number): Planted {
  return { value: chance, variance: chance * (1 - chance) };
}

function netPromoter([promoters, passives, detractors]: PlantedSegment["nps"]): Planted {
  const all = promoters + passives + detractors;
  const value = (100 * (promoters - detractors)) / all;
  return { value, variance: (1e4 * (promoters + detractors)) / all - value ** 2 };
}

/** The spread that nothing states is taken from the interval of the group itself. */
function realisedVariance({ interval, n }: Estimate): number {
  const [lower, upper] = interval ?? [0, 0];
  return n * (((upper ?? 0) - (lower ?? 0)) / (2 * normalCritical(0.05))) ** 2;
}

/** Median minutes to the first response of tickets of all priorities, in groups of which each has its factor on the minutes. */
function medianMinutes(groups: readonly { readonly factor?: number; readonly n: number }[]): number {
  const weight = priorities.reduce((sum, one) => sum + one.weight, 0);
  const all = groups.reduce((sum, { n }) => sum + n, 0) * weight;
  const below = (minutes: number) =>
    groups.reduce(
      (sum, { factor = 1, n }) =>
        sum +
        priorities.reduce((part, one) => part + n * one.weight * skewedBelow(minutes / (one.minutes * factor)), 0),
      0,
    );
  return bisect(0, 10_000, (minutes) => below(minutes) > all / 2);
}

/** Chance that the skewed factor 0.25 + 0.825 u / (1 - 0.9 u), u even on [0, 1), lies below x. */
function skewedBelow(x: number): number {
  const over = x - 0.25;
  return over <= 0 ? 0 : Math.min(1, over / (0.825 + 0.9 * over));
}

interface Side extends Planted {
  readonly n: number;
}

function effectsOf(
  view: ScoreboardView,
  metric: string,
  planted: (group: string, estimate: Estimate) => Planted | null,
): PlantedEffect[] {
  const column = view.metrics.findIndex(({ id }) => id === metric);
  const sides = view.groups.flatMap(({ key }, row) => {
    const estimate = view.cells[row]?.[column]?.estimate;
    const one = estimate ? planted(key, estimate) : null;
    if (!estimate || !one) return [];
    const effective = estimate.n / Math.max(1, estimate.textbook?.designEffect ?? 1);
    return [{ ...one, n: effective, key, mark: estimate.mark }];
  });
  return sides.map((side) => {
    const rest = together(sides.filter((other) => other !== side));
    const effect = side.value - rest.value;
    return {
      metric,
      group: side.key,
      effect,
      power: powerOf(effect, [side, rest], view.family.alpha),
      mark: side.mark,
    };
  });
}

/** Several groups as one: value and variance of the mixture. */
function together(sides: readonly Side[]): Side {
  const n = sides.reduce((sum, side) => sum + side.n, 0);
  const mean = sides.reduce((sum, side) => sum + (side.n / n) * side.value, 0);
  const value = sides.every(({ factor }) => factor !== undefined) ? medianMinutes(sides) : mean;
  const variance = sides.reduce((sum, side) => sum + (side.n / n) * (side.variance + (side.value - mean) ** 2), 0);
  return { value, variance, n };
}

/** Chance that a two-sided test at level alpha finds the effect. Normal approximation. */
function powerOf(effect: number, [one, other]: readonly [Side, Side], alpha: number): number {
  const pooled = (one.variance / one.n + other.variance / other.n) / (1 / one.n + 1 / other.n);
  const found = smallestDetectable({ sd: Math.sqrt(pooled), n1: one.n, n2: other.n }, alpha);
  const z = (Math.abs(effect) / found) * (normalCritical(alpha) + normalCritical(0.4)) - normalCritical(alpha);
  return z > 0 ? 1 - normalP(z) / 2 : normalP(z) / 2;
}
