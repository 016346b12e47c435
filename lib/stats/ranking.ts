import { type Draws, drawsFrom } from "./draws";
import { type Ranking, rankingTally } from "./ranking-tally";
import { drawing, type Uncertain } from "./uncertain";

/** Somebody to be ranked: the uncertain numbers behind it, and its figures as functions of one draw of them. */
export interface Candidate {
  readonly inputs: readonly Uncertain[];
  readonly figures: readonly ((inputs: Float64Array) => number)[];
}

/** A figure that counts: it scores 0 at `from` and 1 at `to`, in proportion between, and never less or more. */
export interface Criterion {
  readonly figure: number;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

/** A figure that must reach a limit, or must not exceed it. */
export interface Knockout {
  readonly figure: number;
  readonly operator: "atLeast" | "atMost";
  readonly limit: number;
}

export interface RankingQuestion {
  readonly candidates: readonly Candidate[];
  readonly criteria: readonly Criterion[];
  readonly knockouts: readonly Knockout[];
  /** Drawn: Dirichlet(50 · w) around the weights that were written; fixed: as written. */
  readonly weights: "drawn" | "fixed";
}

/** A ranking in the making: so many draws at a time, so that whoever draws can do other things in between. */
export interface RankingRun {
  advance(draws: number): void;
  result(): Ranking;
}

/** How close to their written values weights are drawn. */
export const weightConcentration = 50;

/** Draws of a ranking (statistics, section 10): enough that two seeds differ by less than 0.01. */
export const rankingDraws = 100_000;

/** Two scores that differ by less are the same: sums in another order differ in their last digits. */
const sameScore = 1e-12;

/**
 * Ranks candidates by weighted scores over draws of all that is uncertain. Knock-outs are tested in every draw; the first among those
 * left is best, and equal ones share their places.
 */
export function rankingRun(question: RankingQuestion, random: () => number): RankingRun {
  const { candidates, criteria, knockouts } = question;
  const draws = drawsFrom(random);
  const drawn = candidates.map(({ inputs, figures }) => ({
    draw: inputs.map((input) => drawing(input, draws)),
    inputs: new Float64Array(inputs.length),
    figures,
  }));
  const weights = weightsOf(question, draws);
  const tally = rankingTally(candidates.length, knockouts.length);
  const scores = new Float64Array(candidates.length);
  const isOut = new Uint8Array(candidates.length);

  const one = () => {
    const weight = weights();
    drawn.forEach(({ draw, inputs, figures }, candidate) => {
      for (let at = 0; at < draw.length; at += 1) inputs[at] = draw[at]?.() ?? 0;
      let score = 0;
      for (const [at, { figure, from, to }] of criteria.entries())
        score += (weight[at] ?? 0) * scaled(figures[figure]?.(inputs) ?? 0, from, to);
      scores[candidate] = score;
      isOut[candidate] = 0;
      for (const [at, knockout] of knockouts.entries()) {
        if (passes(figures[knockout.figure]?.(inputs) ?? 0, knockout)) continue;
        isOut[candidate] = 1;
        tally.fail(candidate, at);
      }
    });
    tally.rank(scores, isOut, sameScore);
  };

  return {
    advance: (count) => {
      for (let draw = 0; draw < count; draw += 1) one();
    },
    result: () => tally.result(),
  };
}

/** Where a value stands between the two ends of a scale: 0 at `from` and beyond it, 1 at `to` and beyond it. */
export function scaled(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** Whether a value keeps a knock-out's limit. */
export function passes(value: number, { operator, limit }: Pick<Knockout, "operator" | "limit">): boolean {
  return operator === "atLeast" ? value >= limit : value <= limit;
}

function weightsOf({ criteria, weights }: RankingQuestion, draws: Draws): () => Float64Array {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const written = Float64Array.from(criteria, ({ weight }) => (total > 0 ? weight / total : 0));
  if (weights === "fixed" || criteria.length < 2) return () => written;
  const drawn = new Float64Array(written.length);
  return () => {
    let sum = 0;
    for (let at = 0; at < written.length; at += 1) {
      const share = draws.gamma(weightConcentration * (written[at] ?? 0));
      drawn[at] = share;
      sum += share;
    }
    for (let at = 0; at < written.length; at += 1) drawn[at] = (drawn[at] ?? 0) / sum;
    return drawn;
  };
}
