import { type RankingQuestion, rankingDraws, rankingRun } from "@/lib/stats/ranking";
import type { Ranking } from "@/lib/stats/ranking-tally";

/** The whole ranking at once. */
export function wholeRanking(question: RankingQuestion, random: () => number, draws: number = rankingDraws): Ranking {
  const run = rankingRun(question, random);
  run.advance(draws);
  return run.result();
}
