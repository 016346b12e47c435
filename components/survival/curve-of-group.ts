import type { SurvivalCurve } from "@/components/charts/survival-curve";
import { countText } from "@/lib/domain/number-words";
import { monthsOfTime, type SurvivalGroup, type SurvivalView } from "@/lib/domain/survival";
import { shareText } from "@/lib/domain/survival-headline";
import { lifeWords } from "@/lib/domain/survival-words";

/** A group with its place among the others: the colour and letter of its tile. */
export interface PlacedGroup {
  readonly group: SurvivalGroup;
  /** From 1; null is the grey of the rest. */
  readonly place: number | null;
  readonly letter: string | null;
}

/** The groups of an answer with their tiles: a segment keeps its own letter everywhere, other groups have that of their place. */
export function placedGroups({ groups, rest, everybody }: SurvivalView): PlacedGroup[] {
  if (groups.length === 0) return [{ group: { ...everybody, label: "All" }, place: 1, letter: null }];
  const placed = groups.map((group, index) => {
    const letter = group.code ?? String.fromCharCode(65 + (index % 26));
    const place = group.code === null ? index + 1 : letter.charCodeAt(0) - 64;
    return { group, place: place >= 1 && place <= 6 ? place : null, letter };
  });
  return rest ? [...placed, { group: rest, place: null, letter: null }] : placed;
}

/** A group as the drawing takes it. */
export function curveOfGroup({ group, place, letter }: PlacedGroup, view: SurvivalView): SurvivalCurve {
  const { horizon, clock } = view;
  const reading = horizon && group.at.find(({ time }) => time === horizon.time);
  const last = group.curve.at(-1);
  const until = group.lastTime ?? view.start;
  return {
    key: group.key,
    name: group.label,
    letter,
    place,
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

/** "more than 24 months" where half of a group is still there at the end, else the median itself. */
export function medianText({ median, lastTime }: SurvivalGroup, view: SurvivalView): string {
  if (!median) return "";
  if (median.value !== null) return lifeWords(median.value, view.clock.kind);
  return `more than ${Math.floor(monthsOfTime(lastTime ?? 0, view.clock.kind))} months`;
}
