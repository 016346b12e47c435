import { normalCritical } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/** Answers 9-10, 7-8 and 0-6. */
export interface Answers {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/**
 * Net promoter score 100(P - D)/n (-100..100) with the adjusted Wald interval of Bonett & Price (J. Educ. Behav. Statist. 37 (2012)
 * 479), clipped to its range. Null for no answers.
 */
export function netPromoterScore(
  answers: Answers,
  alpha: number = usualAlpha,
): { value: number; interval: Bounds } | null {
  const { promoters, passives, detractors } = answers;
  const n = promoters + passives + detractors;
  if (!(n > 0)) return null;
  const p = (promoters + 1) / (n + 2);
  const d = (detractors + 1) / (n + 2);
  const half = normalCritical(alpha) * Math.sqrt((p + d - (p - d) ** 2) / (n + 2));
  return {
    value: (100 * (promoters - detractors)) / n,
    interval: [Math.max(-100, 100 * (p - d - half)), Math.min(100, 100 * (p - d + half))],
  };
}
