/** A circle in a drawing, in pixels. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Where a label stands beside its circle. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean width of a letter and height of a line of text of 12 px. */
const letter = 6.3;
const line = 14;

/**
 * A place for each label: right of its circle, left, aslant, above or below, the first where it meets no circle, no label placed before and no
 * edge; where all are taken, the one that meets least.
 */
export function bubbleLabels(
  circles: readonly Circle[],
  labels: readonly string[],
  { left, right, top, bottom, bars = [] }: Box & { readonly bars?: readonly Box[] },
): PlacedLabel[] {
  const taken: Box[] = circles.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const placed: Box[] = [...bars];
  return circles.map((circle, at) => {
    const width = (labels[at] ?? "").length * letter;
    const others = [...taken.filter((_, other) => other !== at), ...placed];
    const cost = (box: Box) =>
      others.reduce((sum, other) => sum + overlap(box, other), 0) +
      1000 * (Math.max(0, left - box.left) + Math.max(0, box.right - right)) +
      1000 * (Math.max(0, top - box.top) + Math.max(0, box.bottom - bottom));
    const [best] = places(circle)
      .map((place) => ({ place, box: boxOf(place, width) }))
      .sort((one, other) => cost(one.box) - cost(other.box));
    if (!best) return { x: circle.x, y: circle.y, anchor: "middle" };
    placed.push(best.box);
    return best.place;
  });
}

function places({ x, y, radius }: Circle): PlacedLabel[] {
  const away = radius + 5;
  return [
    { x: x + away, y: y + 4, anchor: "start" },
    { x: x - away, y: y + 4, anchor: "end" },
    { x: x + 0.75 * away, y: y - 0.75 * away, anchor: "start" },
    { x: x - 0.75 * away, y: y - 0.75 * away, anchor: "end" },
    { x, y: y - away, anchor: "middle" },
    { x, y: y + away + 9, anchor: "middle" },
  ];
}

function boxOf({ x, y, anchor }: PlacedLabel, width: number): Box {
  const from = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left: from, right: from + width, top: y - line + 3, bottom: y + 3 };
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** 1, 2 and 5 times powers of ten from the one at or below `low` to the one at or above `high`. */
export function logTicks(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high * 10; power += 1)
    for (const step of [1, 2, 5]) ticks.push(step * 10 ** power);
  const first = Math.max(
    0,
    ticks.findLastIndex((tick) => tick <= low),
  );
  const last = ticks.findIndex((tick) => tick >= high);
  return ticks.slice(first, last < 0 ? undefined : last + 1);
}
