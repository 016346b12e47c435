/** A candidate over all draws; shares of draws. `ranks[0]` is the chance to be best; a knocked-out draw has no rank. */
export interface Ranked {
  readonly ranks: readonly number[];
  readonly out: number;
  /** Share of draws in which each knock-out fails. */
  readonly failing: readonly number[];
  /** Mean and middle 90 % of the weighted score, knocked out or not. */
  readonly score: { readonly mean: number; readonly low: number; readonly high: number };
}

/** `nobody`: share of draws in which all are knocked out; with it the chances to be best add up to 1. */
export interface Ranking {
  readonly draws: number;
  readonly ranked: readonly Ranked[];
  readonly nobody: number;
}

/** Fineness of the histogram that the middle 90 % of scores are read from. */
const bins = 1000;

/** Counts what happens in the draws of a ranking. */
export interface RankingTally {
  fail(candidate: number, knockout: number): void;
  /** Gives the places of one draw; scores closer than `same` share theirs. */
  rank(scores: Float64Array, isOut: Uint8Array, same: number): void;
  result(): Ranking;
}

/** An empty tally for so many candidates and knock-outs, each named by its place; scores are 0..1. */
export function rankingTally(candidates: number, knockouts: number): RankingTally {
  const ranks = new Float64Array(candidates * candidates);
  const outs = new Float64Array(candidates);
  const fails = new Float64Array(candidates * knockouts);
  const sums = new Float64Array(candidates);
  const histograms = Array.from({ length: candidates }, () => new Float64Array(bins + 1));
  let draws = 0;
  let nobody = 0;

  const rank: RankingTally["rank"] = (scores, isOut, same) => {
    draws += 1;
    let left = 0;
    for (let one = 0; one < candidates; one += 1) {
      const score = scores[one] ?? 0;
      const histogram = histograms[one];
      sums[one] = (sums[one] ?? 0) + score;
      if (histogram) histogram[Math.round(score * bins)] = (histogram[Math.round(score * bins)] ?? 0) + 1;
      if (isOut[one]) {
        outs[one] = (outs[one] ?? 0) + 1;
        continue;
      }
      left += 1;
      let [better, equal] = [0, 0];
      for (let other = 0; other < candidates; other += 1) {
        if (isOut[other]) continue;
        const ahead = (scores[other] ?? 0) - score;
        if (ahead > same) better += 1;
        else if (ahead >= -same) equal += 1;
      }
      for (let place = better; place < better + equal; place += 1) {
        const at = one * candidates + place;
        ranks[at] = (ranks[at] ?? 0) + 1 / equal;
      }
    }
    if (left === 0) nobody += 1;
  };

  return {
    fail: (candidate, knockout) => {
      const at = candidate * knockouts + knockout;
      fails[at] = (fails[at] ?? 0) + 1;
    },
    rank,
    result: () => ({
      draws,
      nobody: share(nobody, draws),
      ranked: Array.from({ length: candidates }, (_, one) => ({
        ranks: [...ranks.subarray(one * candidates, (one + 1) * candidates)].map((count) => share(count, draws)),
        out: share(outs[one] ?? 0, draws),
        failing: [...fails.subarray(one * knockouts, (one + 1) * knockouts)].map((count) => share(count, draws)),
        score: {
          mean: share(sums[one] ?? 0, draws),
          low: histogramQuantile(histograms[one] ?? new Float64Array(1), draws, 0.05),
          high: histogramQuantile(histograms[one] ?? new Float64Array(1), draws, 0.95),
        },
      })),
    }),
  };
}

function share(count: number, of: number): number {
  return of > 0 ? count / of : 0;
}

function histogramQuantile(histogram: Float64Array, draws: number, q: number): number {
  let seen = 0;
  for (let bin = 0; bin < histogram.length; bin += 1) {
    seen += histogram[bin] ?? 0;
    if (seen >= q * draws) return bin / bins;
  }
  return 1;
}
