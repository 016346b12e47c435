/** Decisions of one family: `alpha` is the level of every difference interval, max(selected, 1) q / m (q for an empty family). */
export interface FamilyDecisions {
  readonly pAdjusted: number[];
  readonly selected: boolean[];
  readonly selectedCount: number;
  readonly m: number;
  readonly alpha: number;
}

/**
 * Benjamini-Hochberg at rate q with one interval level for the family: p <= alpha exactly for the selected, so no interval of that
 * level contradicts a mark. Benjamini & Hochberg, JRSS B 57 (1995) 289; Benjamini & Yekutieli, JASA 100 (2005) 71.
 */
export function benjaminiHochberg(p: readonly number[], q: number): FamilyDecisions {
  const m = p.length;
  const order = p.map((_, index) => index).sort((a, b) => (p[a] ?? 1) - (p[b] ?? 1));
  const pAdjusted = new Array<number>(m).fill(1);
  let selectedCount = 0;
  let least = 1;
  for (let rank = m; rank >= 1; rank -= 1) {
    const index = order[rank - 1] ?? 0;
    const value = p[index] ?? 1;
    if (selectedCount === 0 && value <= (rank * q) / m) selectedCount = rank;
    least = Math.min(least, (value * m) / rank);
    pAdjusted[index] = least;
  }
  const alpha = m === 0 ? q : (Math.max(selectedCount, 1) * q) / m;
  return { pAdjusted, selected: p.map((value) => selectedCount > 0 && value <= alpha), selectedCount, m, alpha };
}
