import type { Draws } from "./draws";
import { type PertRange, pert } from "./pert";

/**
 * A number and how sure we are of it: what somebody holds possible; measured with a standard error; or a rate of k among n (both may
 * be effective counts, and so fractions).
 */
export type Uncertain =
  | ({ readonly kind: "range" } & PertRange)
  | { readonly kind: "measured"; readonly value: number; readonly se: number }
  | { readonly kind: "rate"; readonly k: number; readonly n: number };

/** The value that stands for the number where none is drawn: most likely, measured, k / n. */
export function baseOf(number: Uncertain): number {
  switch (number.kind) {
    case "range":
      return number.base;
    case "rate":
      return number.k / number.n;
    default:
      return number.value;
  }
}

/** A way to draw the number: Beta-PERT, normal, or Beta(k + ½, n − k + ½) (statistics, section 10). */
export function drawing(number: Uncertain, draws: Draws): () => number {
  switch (number.kind) {
    case "range": {
      const { alpha, beta } = pert(number);
      if (alpha === null || beta === null) return () => number.base;
      return () => number.low + (number.high - number.low) * draws.beta(alpha, beta);
    }
    case "measured":
      return number.se > 0 ? () => number.value + number.se * draws.normal() : () => number.value;
    case "rate":
      return () => draws.beta(number.k + 0.5, number.n - number.k + 0.5);
  }
}
