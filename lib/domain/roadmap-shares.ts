import { countedStatuses, type RoadmapStatus } from "./roadmap";

/** What counts of an item: its effort, and the segments that it is tied to. */
export interface EffortItem {
  readonly status: RoadmapStatus;
  readonly effort: number | null;
  readonly segments: readonly string[];
}

export interface EffortShares {
  /** Person-weeks of items that count. */
  readonly total: number;
  readonly withoutSegment: number;
  /** Items that count and have no effort written down. */
  readonly unknown: number;
  /** Items that count. */
  readonly items: number;
  /** By segment; an item of several is split evenly between them, so that all parts add up to the total. */
  readonly bySegment: ReadonlyMap<string, number>;
}

/** How the effort of a roadmap falls on segments. Ideas and dropped items are no effort. */
export function effortShares(items: readonly EffortItem[]): EffortShares {
  const bySegment = new Map<string, number>();
  let [total, withoutSegment, unknown, counted] = [0, 0, 0, 0];
  for (const { status, effort, segments } of items) {
    if (!countedStatuses.has(status)) continue;
    counted += 1;
    if (effort === null) {
      unknown += 1;
      continue;
    }
    total += effort;
    if (segments.length === 0) withoutSegment += effort;
    for (const segment of segments) bySegment.set(segment, (bySegment.get(segment) ?? 0) + effort / segments.length);
  }
  return { total, withoutSegment, unknown, items: counted, bySegment };
}

/** Points of a hundred within which effort and revenue are called in balance. */
const balance = 0.03;

export type GapWord = "underServed" | "overServed" | "inBalance";

/** What a gap (share of revenue less share of effort) is called. */
export function gapWord(gap: number): GapWord {
  if (gap > balance) return "underServed";
  return gap < -balance ? "overServed" : "inBalance";
}

export const gapWords: Readonly<Record<GapWord, string>> = {
  underServed: "under-served",
  overServed: "over-served",
  inBalance: "in balance",
};
