/** Draws from distributions, made of uniform numbers: the same numbers give the same draws. */
export interface Draws {
  /** Standard normal. */
  normal(): number;
  /** Gamma with shape > 0 and rate 1; shape 0 is the constant 0. */
  gamma(shape: number): number;
  /** Beta with both shapes > 0. */
  beta(a: number, b: number): number;
  /** Successes among n trials of the given chance. */
  binomial(n: number, chance: number): number;
}

/** The draws behind one stream of numbers in [0, 1). */
export function drawsFrom(random: () => number): Draws {
  const normal = normalFrom(random);
  const gamma = (shape: number): number => {
    if (shape <= 0) return 0;
    // Below 1 by the boost of Marsaglia & Tsang: gamma(shape + 1) · U^(1/shape).
    if (shape < 1) return gamma(shape + 1) * (1 - random()) ** (1 / shape);
    return gammaFrom(shape, normal, random);
  };
  const beta = (a: number, b: number): number => {
    const [one, other] = [gamma(a), gamma(b)];
    return one + other > 0 ? one / (one + other) : a / (a + b);
  };
  return { normal, gamma, beta, binomial: (n, chance) => binomialFrom(n, chance, { random, beta }) };
}

/** Marsaglia's polar method makes two at a time. */
function normalFrom(random: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const [u, v] = [2 * random() - 1, 2 * random() - 1];
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * factor;
      return u * factor;
    }
  };
}

/** For shapes of 1 and more. Marsaglia & Tsang, ACM Trans. Math. Softw. 26 (2000) 363. */
function gammaFrom(shape: number, normal: () => number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Exact: the median of so many uniform numbers is beta, and halves what is left (Ahrens & Dieter, Computing 12 (1974) 223). */
function binomialFrom(
  n: number,
  chance: number,
  { random, beta }: { readonly random: () => number; readonly beta: Draws["beta"] },
): number {
  let [left, p, successes] = [n, Math.min(1, Math.max(0, chance)), 0];
  while (left > 30 && p > 0 && p < 1) {
    const middle = Math.floor((left + 1) / 2);
    const split = beta(middle, left - middle + 1);
    if (split <= p) {
      successes += middle;
      left -= middle;
      p = (p - split) / (1 - split);
    } else {
      left = middle - 1;
      p /= split;
    }
  }
  for (let trial = 0; trial < left; trial += 1) if (random() < p) successes += 1;
  return successes;
}
