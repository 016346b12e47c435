/** One step of a falling curve: from `x` on its height is `y`; `low` and `high` bound it where a band is known. */
export interface CurveStep {
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The path of steps in pixels, from (x0, y0) on. */
export function stepPath(from: readonly [number, number], steps: readonly CurveStep[]): string {
  const moves = steps.map(({ x, y }) => `H${pixel(x)}V${pixel(y)}`);
  return `M${pixel(from[0])} ${pixel(from[1])}${moves.join("")}`;
}

/** The band around the steps to `until`: along its upper edge and back along the lower; empty where no step has one. */
export function bandPath(from: readonly [number, number], steps: readonly CurveStep[], until: number): string {
  if (!steps.some(({ low, high }) => low !== null && high !== null)) return "";
  const there: string[] = [];
  const back: string[] = [];
  let upper = from[1];
  let lower = from[1];
  for (const { x, y, low, high } of steps) {
    there.push(`H${pixel(x)}V${pixel(high ?? y)}`);
    back.unshift(`H${pixel(x)}V${pixel(lower)}`);
    upper = high ?? y;
    lower = low ?? y;
  }
  const start = `M${pixel(from[0])} ${pixel(from[1])}`;
  return `${start}${there.join("")}H${pixel(until)}V${pixel(upper)}V${pixel(lower)}${back.join("")}H${pixel(from[0])}Z`;
}

/** Moves labels apart that stand nearer than `gap`, as little as needed, within the given bounds; in the order given. */
export function spread(places: readonly number[], gap: number, [least, most]: readonly [number, number]): number[] {
  const order = places.map((_, index) => index).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  const moved = [...places];
  let before = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    moved[index] = Math.max(least, places[index] ?? 0, before + gap);
    before = moved[index] ?? 0;
  }
  let after = Number.POSITIVE_INFINITY;
  for (const index of [...order].reverse()) {
    moved[index] = Math.min(most, moved[index] ?? 0, after - gap);
    after = moved[index] ?? 0;
  }
  return moved;
}

/** Rounded to a tenth, so that the same drawing has the same text everywhere. */
export function pixel(value: number): number {
  return Math.round(value * 10) / 10;
}
