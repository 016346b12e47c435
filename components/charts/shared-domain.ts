/**
 * The scale of a column of strips: symmetrical about the reference, as wide as the intervals need. One that reaches more
 * than `outlier` times as far as the median one does not widen it: it runs off, with an arrow.
 */
export function sharedDomain(
  estimates: readonly { readonly low: number; readonly high: number }[],
  reference: number,
  outlier = 4,
): readonly [number, number] {
  const reaches = estimates
    .map(({ low, high }) => Math.max(Math.abs(low - reference), Math.abs(high - reference)))
    .filter(Number.isFinite)
    .sort((one, other) => one - other);
  const median = reaches[Math.floor((reaches.length - 1) / 2)] ?? 0;
  const reach = reaches.filter((distance) => distance <= outlier * median).at(-1) ?? 0;
  const half = reach > 0 ? reach * 1.05 : 1;
  return [reference - half, reference + half];
}
