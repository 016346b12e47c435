/**
 * Skewness of the difference of two means from the skewness of the population: how far one tail is heavier when the sides differ
 * in size. 0 for sides of one size.
 */
export function differenceSkewness(populationSkewness: number, n1: number, n2: number): number {
  return (populationSkewness * (1 / n1 ** 2 - 1 / n2 ** 2)) / (1 / n1 + 1 / n2) ** 1.5;
}

/** The same for a contrast of disjoint pieces with coefficients c and n customers each; of two pieces with 1 and -1 it is the above. */
export function contrastSkewness(
  populationSkewness: number,
  pieces: readonly { readonly c: number; readonly n: number }[],
): number {
  const third = pieces.reduce((sum, { c, n }) => sum + c ** 3 / n ** 2, 0);
  const second = pieces.reduce((sum, { c, n }) => sum + c ** 2 / n, 0);
  return (populationSkewness * third) / second ** 1.5;
}

/** Skewness of a 0/1 variable with mean `share`; null at 0 and 1. */
export function shareSkewness(share: number): number | null {
  return share > 0 && share < 1 ? (1 - 2 * share) / Math.sqrt(share * (1 - share)) : null;
}

/** z of two proportions corrected for skewness. Gart & Nam, Biometrics 46 (1990) 637. */
export function correctedZ(z: number, kappa: number): number {
  const k = kappa / 6;
  return (2 * (z + k)) / (1 + Math.sqrt(Math.max(0, 1 + 4 * k * (z + k))));
}

/** t of two means corrected for skewness: ((1 + kappa t/3)^3 - 1)/kappa + kappa/6, written out. P. Hall, JRSS B 54 (1992) 221. */
export function correctedT(t: number, kappa: number): number {
  return t + (kappa * t ** 2) / 3 + (kappa ** 2 * t ** 3) / 27 + kappa / 6;
}

/** True when the corrected statistic still has its sign and reaches the critical value. It never creates a mark. */
export function isConfirmed(statistic: number, corrected: number, critical: number): boolean {
  return Math.abs(corrected) >= critical && Math.sign(corrected) === Math.sign(statistic);
}
