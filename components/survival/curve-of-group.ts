import type { SurvivalCurve } from "@/components/charts/survival-curve";
import { countText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";
import { monthsOfTime, type SurvivalGroup, type SurvivalView } from "@/lib/domain/survival";
import { shareText } from "@/lib/domain/survival-headline";
import { lifeWords } from "@/lib/domain/survival-words";

/** A group with its place among the others: the colour and letter of its tile. */
export interface PlacedGroup {
  readonly group: SurvivalGroup;
  /** null: the rest, or everybody. */
  readonly tile: { readonly index: number; readonly letter: string } | null;
}

/** The groups of an answer with their tiles: a segment keeps its own letter everywhere, other groups have that of their place. */
export function placedGroups({ groups, rest, everybody }: SurvivalView): PlacedGroup[] {
  if (groups.length === 0) return [{ group: { ...everybody, label: "All" }, tile: null }];
  const placed = groups.map((group, index) => {
    const tile =
      group.code === null ? { index, letter: String.fromCharCode(65 + (index % 26)) } : segmentTile(group.code);
    return { group, tile };
  });
  return rest ? [...placed, { group: rest, tile: null }] : placed;
}

/** A group as the drawing takes it. */
export function curveOfGroup({ group, tile }: PlacedGroup, view: SurvivalView): SurvivalCurve {
  const { horizon, clock } = view;
  const reading = horizon && group.at.find(({ time }) => time === horizon.time);
  const last = group.curve.at(-1);
  const until = group.lastTime ?? view.start;
  return {
    key: group.key,
    name: group.label,
    letter: tile?.letter ?? null,
    place: placeOf(tile, view),
    steps: group.curve.map(({ time, survival, interval }) => ({
      time,
      share: survival,
      low: interval?.[0] ?? null,
      high: interval?.[1] ?? null,
    })),
    thinFrom: Math.min(group.thinFrom ?? until, until),
    until,
    reading:
      reading && reading.survival !== null
        ? { share: reading.survival, text: shareText({ value: reading.survival, interval: reading.interval }) }
        : null,
    endText: last
      ? `${shareText({ value: last.survival, interval: last.interval })} at ${lifeWords(until, clock.kind).replace(/ months?$/, " mo.")}`
      : "",
    atRisk: group.atRisk.map((count) => (count === null ? "< 5" : countText(count))),
  };
}

/** The colours of the first six tiles; everybody alone has the first, all others are grey. */
function placeOf(tile: PlacedGroup["tile"], { groups }: SurvivalView): number | null {
  if (!tile) return groups.length === 0 ? 1 : null;
  return tile.index < 6 ? tile.index + 1 : null;
}

/** "more than 24 months" where half of a group is still there at the end, else the median itself. */
export function medianText({ median, lastTime }: SurvivalGroup, view: SurvivalView): string {
  if (!median) return "";
  if (median.value !== null) return lifeWords(median.value, view.clock.kind);
  return `more than ${Math.floor(monthsOfTime(lastTime ?? 0, view.clock.kind))} months`;
}
