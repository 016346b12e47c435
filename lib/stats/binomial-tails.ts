/** Probabilities of at most and of at least k of n, each with the given chance; both count k itself. */
export interface BinomialTails {
  readonly atMost: number;
  readonly atLeast: number;
}

/**
 * Both tails of a binomial by adding up its probabilities outward from k, each from its neighbour, so that small tails keep their
 * digits.
 */
export function binomialTails(k: number, n: number, chance: number): BinomialTails {
  if (chance <= 0) return { atMost: 1, atLeast: k <= 0 ? 1 : 0 };
  if (chance >= 1) return { atMost: k >= n ? 1 : 0, atLeast: 1 };
  const odds = chance / (1 - chance);
  const here = Math.exp(logChoose(n, k) + k * Math.log(chance) + (n - k) * Math.log1p(-chance));
  let [below, above, term] = [0, 0, here];
  for (let i = k; i > 0 && term > 0; i -= 1) {
    term *= i / ((n - i + 1) * odds);
    below += term;
  }
  term = here;
  for (let i = k; i < n && term > 0; i += 1) {
    term *= ((n - i) * odds) / (i + 1);
    above += term;
  }
  return { atMost: Math.min(1, below + here), atLeast: Math.min(1, above + here) };
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) sum += Math.log((n - i + 1) / i);
  return sum;
}
