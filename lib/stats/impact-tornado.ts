import { drawsFrom } from "./draws";
import { comingOf, companyValue, type ImpactMetric, type ImpactQuestion, kindOf, type Plan, planOf } from "./impact";
import { pertQuantile } from "./pert";
import { middleOf } from "./quantile";
import { baseOf } from "./uncertain";

/** How new customers do (a range), how the kind does (known from the data), who happens to come. */
type TornadoInput = "factor" | "kind" | "chance";

/** The company's figure with one input at its 5 and 95 %, the others at base. */
export interface TornadoBar {
  readonly input: TornadoInput;
  readonly low: number;
  readonly high: number;
}

/** A tornado in the making: so many draws at a time. */
interface TornadoRun {
  readonly draws: number;
  advance(draws: number): void;
  /** One list for each metric, the widest bar first; empty where the scenario leaves the metric as it is. */
  result(): TornadoBar[][];
}

/**
 * What the band of a scenario is made of (statistics, section 11.3): each input alone at its 5 and 95 %. The range of how new
 * customers do has its quantiles; the kind is drawn by buckets and the coming customers as for the band, each without the other.
 */
export function tornadoRun(question: ImpactQuestion, random: () => number, draws = 2000): TornadoRun {
  const made = drawsFrom(random);
  const metrics = question.metrics.map((metric, at) => ({
    metric,
    plan: planOf(question, at),
    today: kindOf(metric.segment, null),
    kinds: [] as number[],
    chances: [] as number[],
  }));
  const times = baseOf({ kind: "range", ...question.factor });
  const buckets = question.metrics[0]?.segment.length ?? 0;
  const weights = new Float64Array(buckets);
  const one = () => {
    weights.fill(0);
    for (let pick = 0; pick < buckets; pick += 1) {
      const at = Math.floor(random() * buckets);
      weights[at] = (weights[at] ?? 0) + 1;
    }
    for (const { metric, plan, today, kinds, chances } of metrics) {
      if (plan.coming === 0 || today === null) continue;
      const own = plan.isVolume ? times : plan.times;
      const drawn = kindOf(metric.segment, weights);
      const alone = drawn && expected(metric, plan, { kind: drawn, times: own });
      const chance = companyValue(metric, plan, comingOf(metric, { ...plan, kind: today, times: own }, made));
      if (alone !== null) kinds.push(alone);
      if (chance !== null) chances.push(chance);
    }
  };
  return {
    draws,
    advance: (count) => {
      for (let draw = 0; draw < count; draw += 1) one();
    },
    result: () =>
      metrics.map(({ metric, plan, today, kinds, chances }) =>
        [
          ...(today === null ? [] : factorBar(metric, plan, { kind: today, range: question.factor })),
          ...barOf("kind", kinds),
          ...barOf("chance", chances),
        ].toSorted((a, b) => b.high - b.low - (a.high - a.low)),
      ),
  };
}

type Kind = NonNullable<ReturnType<typeof kindOf>>;

/** The company's figure where the coming customers do just as their kind is expected to. */
function expected(metric: ImpactMetric, plan: Plan, { kind, times }: { kind: Kind; times: number }): number | null {
  const scale = plan.isVolume && metric.isBetter === "lower" ? 1 / times : times;
  const a = metric.kind === "share" ? Math.min(1, scale * kind.a) : scale * kind.a;
  return companyValue(metric, plan, { a: plan.coming * a, b: plan.coming * kind.b });
}

/** A range of how new customers do bears on scenarios that bring some. */
function factorBar(
  metric: ImpactMetric,
  plan: Plan,
  { kind, range }: { readonly kind: Kind; readonly range: ImpactQuestion["factor"] },
): TornadoBar[] {
  if (!plan.isVolume || plan.coming === 0 || range.low === range.high) return [];
  const ends = [0.05, 0.95].map((at) => expected(metric, plan, { kind, times: pertQuantile(range, at) }));
  const [one, other] = ends;
  if (one == null || other == null) return [];
  return [{ input: "factor", low: Math.min(one, other), high: Math.max(one, other) }];
}

function barOf(input: TornadoInput, values: readonly number[]): TornadoBar[] {
  if (values.length === 0) return [];
  const [low, high] = middleOf(Float64Array.from(values).sort());
  return [{ input, low, high }];
}
