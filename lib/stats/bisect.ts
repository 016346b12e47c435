/**
 * The border between `inside` (where `rejects` is false) and `outside` (where it is true), to 1e-12 of its size; the value returned
 * lies on the inner side. Where nothing is rejected up to `outside`, `outside` itself.
 */
export function bisect(inside: number, outside: number, rejects: (value: number) => boolean): number {
  if (!rejects(outside)) return outside;
  let kept = inside;
  let rejected = outside;
  for (let step = 0; step < 200; step += 1) {
    const middle = (kept + rejected) / 2;
    if (middle === kept || middle === rejected) break;
    if (rejects(middle)) rejected = middle;
    else kept = middle;
    if (Math.abs(rejected - kept) <= 1e-14 * Math.max(1e-3, Math.abs(kept))) break;
  }
  return kept;
}
