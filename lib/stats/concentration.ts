import { normalCritical } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/** How unequal customers are: Gini (0..1) and the share of the total that the top fifth holds. */
export interface Concentration {
  readonly gini: number;
  readonly giniSe: number;
  readonly giniInterval: Bounds;
  readonly topN: number;
  readonly topShare: number;
  readonly topShareSe: number;
  /** Customers with a negative sum, counted as 0. */
  readonly negatives: number;
}

/**
 * Gini with its influence-function error (R. Davidson, J. Econometrics 150 (2009) 30) and the share of the top ceil(topPart N)
 * customers (Beach & Davidson, Rev. Econ. Stud. 50 (1983) 723). Null where nothing is above 0.
 */
export function concentration(
  revenue: readonly number[],
  { topPart = 0.2, alpha = usualAlpha }: { topPart?: number; alpha?: number } = {},
): Concentration | null {
  const x = revenue.map((value) => Math.max(0, value)).sort((a, b) => a - b);
  const n = x.length;
  const total = x.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  const weighted = x.reduce((sum, value, index) => sum + (index + 1) * value, 0);
  const gini = Math.max(0, (2 * weighted) / (n * total) - (n + 1) / n);
  const giniSe = giniError(x, gini, total);
  const half = normalCritical(alpha) * giniSe;
  const topN = Math.ceil(topPart * n);
  const topShare = x.slice(n - topN).reduce((sum, value) => sum + value, 0) / total;
  return {
    gini,
    giniSe,
    giniInterval: [Math.max(0, gini - half), Math.min(1, gini + half)],
    topN,
    topShare,
    topShareSe: topShareError(x, topN, topShare, total),
    negatives: revenue.filter((value) => value < 0).length,
  };
}

function giniError(x: readonly number[], gini: number, total: number): number {
  const n = x.length;
  let running = 0;
  const z = x.map((value, index) => {
    running += value;
    return -(gini + 1) * value + ((2 * index + 1) / n) * value - (2 / n) * running;
  });
  const mean = z.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(z.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / total;
}

function topShareError(x: readonly number[], topN: number, topShare: number, total: number): number {
  const n = x.length;
  const cut = x[n - topN] ?? 0;
  const squares = x.reduce((sum, value, index) => {
    const beyond = index >= n - topN ? value - cut : 0;
    return sum + (beyond + (topN / n) * cut - topShare * value) ** 2;
  }, 0);
  return Math.sqrt(squares) / total;
}
