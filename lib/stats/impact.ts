import { type Draws, drawsFrom } from "./draws";
import type { Bounds } from "./interval";
import type { PertRange } from "./pert";
import { middleOf } from "./quantile";
import { baseOf, drawing } from "./uncertain";

/** Sums over customers of a and b, of one bucket of customers, for a metric Σa / Σb. */
export interface ImpactPart {
  readonly customers: number;
  readonly a: number;
  readonly b: number;
  readonly aa: number;
  readonly ab: number;
  readonly bb: number;
}

/**
 * A metric of the whole company and the buckets of one segment (the same buckets for every metric, in the same order). A share is of
 * customers who did something, an amount is Σa itself, a ratio Σa / Σb. `isBetter`: which way a better customer moves a.
 */
export interface ImpactMetric {
  readonly kind: "share" | "ratio" | "amount";
  readonly isBetter: "higher" | "lower";
  readonly company: { readonly a: number; readonly b: number };
  readonly segment: readonly ImpactPart[];
}

/** What changes: more customers of the kind (`share` of today's), or one metric of those who are there (`share` of its value). */
export type ImpactChange =
  | { readonly kind: "volume"; readonly share: number }
  | { readonly kind: "rate"; readonly metric: number; readonly share: number };

export interface ImpactQuestion {
  readonly metrics: readonly ImpactMetric[];
  readonly change: ImpactChange;
  /** How the new customers do against today's of the kind: 1 as well, 0.9 nine tenths as well. */
  readonly factor: PertRange;
}

/** Today, in the scenario by closed form (factor at its base), and what the scenario comes to in the middle 90 % of draws. */
export interface Impact {
  readonly today: number | null;
  readonly scenario: number | null;
  readonly band: Bounds | null;
  /** Customers whose outcome the scenario adds, or has anew. */
  readonly coming: number;
}

/** Draws of an impact (statistics, section 11.2). */
const impactDraws = 2000;

/** An impact in the making: so many draws at a time. */
export interface ImpactRun {
  readonly draws: number;
  advance(draws: number): void;
  result(): Impact[];
}

/**
 * What a change does to company metrics. The base line is closed form. Bands are predictive (statistics, section 11.3): buckets of the
 * segment's customers are drawn with replacement for how the kind does, all metrics from the same draw, then the coming customers
 * themselves: binomial for shares, else normal with the spread among customers. What is known of today's others stays as it is.
 */
export function impactRun(question: ImpactQuestion, random: () => number): ImpactRun {
  const made = drawsFrom(random);
  const factor = drawing({ kind: "range", ...question.factor }, made);
  const metrics = question.metrics.map((metric, at) => ({
    metric,
    plan: planOf(question, at),
    values: [] as number[],
  }));
  const buckets = question.metrics[0]?.segment.length ?? 0;
  const weights = new Float64Array(buckets);
  const one = () => {
    weights.fill(0);
    for (let pick = 0; pick < buckets; pick += 1) {
      const at = Math.floor(random() * buckets);
      weights[at] = (weights[at] ?? 0) + 1;
    }
    const times = question.change.kind === "volume" ? factor() : 1;
    for (const { metric, plan, values } of metrics) {
      if (plan.coming === 0) continue;
      const kind = kindOf(metric.segment, weights);
      const value =
        kind && companyValue(metric, plan, comingOf(metric, { ...plan, kind, times: times * plan.times }, made));
      if (value !== null) values.push(value);
    }
  };
  return {
    draws: impactDraws,
    advance: (count) => {
      for (let draw = 0; draw < count; draw += 1) one();
    },
    result: () =>
      metrics.map(({ metric, plan, values }) => ({
        ...closedForm(metric, plan, baseOf({ kind: "range", ...question.factor })),
        band: values.length === 0 ? null : middleOf(Float64Array.from(values).sort()),
        coming: plan.coming,
      })),
  };
}

/** How the scenario treats a metric: so many coming customers, at so many times today's rate, beside or instead of today's. */
export interface Plan {
  readonly coming: number;
  readonly times: number;
  readonly isInstead: boolean;
  readonly isVolume: boolean;
}

/** What a question does to the metric at a place. */
export function planOf({ metrics, change }: ImpactQuestion, at: number): Plan {
  const customers = metrics[at]?.segment.reduce((sum, part) => sum + part.customers, 0) ?? 0;
  if (change.kind === "volume")
    return { coming: Math.round(change.share * customers), times: 1, isInstead: false, isVolume: true };
  const isMeant = change.metric === at;
  return { coming: isMeant ? customers : 0, times: isMeant ? 1 + change.share : 1, isInstead: true, isVolume: false };
}

/** The kind of customer that a draw of buckets makes: means of a and b, their variances and covariance. */
interface Kind {
  readonly a: number;
  readonly b: number;
  readonly varA: number;
  readonly varB: number;
  readonly cov: number;
}

/** How the customers of buckets do, weighted; null without any. */
export function kindOf(parts: readonly ImpactPart[], weights: Float64Array | null): Kind | null {
  let [n, a, b, aa, ab, bb] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    const weight = weights === null ? 1 : (weights[at] ?? 0);
    if (!part || weight === 0) continue;
    n += weight * part.customers;
    a += weight * part.a;
    b += weight * part.b;
    aa += weight * part.aa;
    ab += weight * part.ab;
    bb += weight * part.bb;
  }
  if (n === 0) return null;
  const [meanA, meanB] = [a / n, b / n];
  return {
    a: meanA,
    b: meanB,
    varA: Math.max(0, aa / n - meanA * meanA),
    varB: Math.max(0, bb / n - meanB * meanB),
    cov: ab / n - meanA * meanB,
  };
}

interface Sums {
  readonly a: number;
  readonly b: number;
}

/** The sums that coming customers bring, drawn: binomial for shares, else normal. */
export function comingOf(
  { kind: of, isBetter }: ImpactMetric,
  { coming, times, kind, isVolume }: Plan & { readonly kind: Kind },
  draws: Draws,
): Sums {
  const scale = isVolume && isBetter === "lower" ? 1 / times : times;
  if (of === "share") return { a: draws.binomial(coming, scale * kind.a), b: coming };
  const [sdA, sdB] = [Math.sqrt(kind.varA), Math.sqrt(kind.varB)];
  const correlation = sdA > 0 && sdB > 0 ? Math.max(-1, Math.min(1, kind.cov / (sdA * sdB))) : 0;
  const [one, other] = [draws.normal(), draws.normal()];
  const root = Math.sqrt(coming);
  const noiseB = correlation * one + Math.sqrt(1 - correlation * correlation) * other;
  return { a: scale * (coming * kind.a + root * sdA * one), b: coming * kind.b + root * sdB * noiseB };
}

/** The figure of the company with the coming customers. */
export function companyValue(
  { kind, company, segment }: ImpactMetric,
  { isInstead }: Plan,
  coming: Sums,
): number | null {
  const without = isInstead ? sumsOf(segment) : { a: 0, b: 0 };
  const a = company.a - without.a + coming.a;
  if (kind === "amount") return a;
  const b = company.b - without.b + coming.b;
  return b > 0 ? a / b : null;
}

function closedForm(metric: ImpactMetric, plan: Plan, factor: number): Pick<Impact, "today" | "scenario"> {
  const { kind: of, company, isBetter, segment } = metric;
  const today = of === "amount" ? company.a : company.b > 0 ? company.a / company.b : null;
  const kind = kindOf(segment, null);
  if (plan.coming === 0 || kind === null) return { today, scenario: today };
  const times = plan.isVolume ? (isBetter === "lower" ? 1 / factor : factor) : plan.times;
  const a = times * kind.a;
  const rate = of === "share" ? Math.min(1, a) : a;
  return { today, scenario: companyValue(metric, plan, { a: plan.coming * rate, b: plan.coming * kind.b }) };
}

function sumsOf(parts: readonly ImpactPart[]): Sums {
  return parts.reduce((sum, part) => ({ a: sum.a + part.a, b: sum.b + part.b }), { a: 0, b: 0 });
}
