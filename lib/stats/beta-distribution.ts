import { bisect } from "./bisect";

/** Probability that a beta variable with shapes a, b > 0 is at most x: the continued fraction of Abramowitz & Stegun 26.5.8. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const isLeft = x < (a + 1) / (a + b + 2);
  const part = isLeft ? continuedFraction(x, a, b) / a : continuedFraction(1 - x, b, a) / b;
  const tail = Math.exp(logFront) * part;
  return isLeft ? tail : 1 - tail;
}

/** The x below which a beta variable with shapes a, b > 0 lies with the given probability. */
export function betaQuantile(probability: number, a: number, b: number): number {
  return bisect(0, 1, (x) => betaCdf(x, a, b) > probability);
}

/** Lentz's method; twice as many steps as shapes of a million need. */
function continuedFraction(x: number, a: number, b: number): number {
  let [c, d] = [1, 1 / away(1 - ((a + b) * x) / (a + 1))];
  let value = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** Lanczos' approximation with g = 7 and nine terms, good to 15 digits for positive values. */
function logGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const z = value - 1;
  const sum = lanczos.reduce((total, term, at) => total + (at === 0 ? term : term / (z + at)), 0);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
