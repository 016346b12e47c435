import { type Moments, momentsOfMean } from "@/lib/stats/moments";
import type { Answers } from "@/lib/stats/net-promoter";

/** Moments of the answers scored -100, 0, 100, one row per customer. */
export function momentsOfAnswers({ promoters, passives, detractors }: Answers): Moments {
  const net = promoters - detractors;
  const scored = promoters + detractors;
  return momentsOfMean({
    n: scored + passives,
    sum: 100 * net,
    sumOfSquares: 1e4 * scored,
    sumOfCubes: 1e6 * net,
    nonZero: scored,
    max: promoters > 0 ? 100 : null,
  });
}
