import { periodLabel } from "./calendar-period";
import type { BriefSegment, ExecutiveBrief, MixView, MovedView } from "./executive-brief";
import { listed } from "./in-sentence";
import { percentText, valueBounds, valueOfInterval } from "./number-words";
import { againstLabel, judgement } from "./sentence";

/** What the brief has found, in one sentence that claims no more than its marks do. */
export function executiveHeadline(brief: ExecutiveBrief): string {
  const { segments, dataset, otherSegments } = brief;
  if (segments.length === 0) return `No segment of ${dataset.name} is published yet`;
  const all = segments.filter(({ stance }) => stance === "target");
  const targets = all.filter(({ fault }) => fault === null);
  const unlisted = otherSegments?.targets ?? 0;
  const only = unlisted === 0 && targets.length === 1 ? targets[0] : undefined;
  if (all.length === 0) return `${brief.published} segments, and none of them is a target yet`;
  if (targets.length === 0)
    return `Version ${dataset.version} cannot tell who is in ${listed(all.map(({ name }) => name))}`;
  const name = only ? only.name : "Target segments";
  const customers = targetShare(brief, targets);
  const cents = ({ money: one }: BriefSegment) => one?.cents ?? null;
  // What targets that are not listed bring stands in no line.
  const addsUp = !brief.targetsOverlap && unlisted === 0;
  const money = addsUp ? shareOf(targets, cents, brief.total.money?.cents ?? null) : null;
  const parts = [
    ...(customers === null ? [] : [`${percentText(customers)} of customers`]),
    ...(money === null ? [] : [`${percentText(money)} of revenue`]),
  ];
  if (parts.length === 0) {
    if (brief.targetsOverlap) return `${targets.length + unlisted} target segments, which share customers`;
    return unlisted > 0 ? `${targets.length + unlisted} target segments` : `${name}: too few to be shown`;
  }
  const stay = only ? stayWords(brief, only) : "";
  return `${name}: ${parts.join(" and ")}${stay}`;
}

/** The newest month that is over and in which the share of target segments is shown: what tile, title and headline go by. */
export function lastShare(mix: MixView): (MixView["points"][number] & { readonly share: number }) | undefined {
  return mix.points.flatMap((one) => (one.complete && one.share !== null ? [{ ...one, share: one.share }] : [])).at(-1);
}

/** By month each customer counts once; without months that are over the lines add up where the targets share nobody. */
function targetShare(
  { mix, targetsOverlap, otherSegments, total }: ExecutiveBrief,
  targets: readonly BriefSegment[],
): number | null {
  if (mix?.points.some(({ complete }) => complete)) return lastShare(mix)?.share ?? null;
  return targetsOverlap || otherSegments?.targets
    ? null
    : shareOf(targets, ({ customers }) => customers, total.customers);
}

function shareOf(
  lines: readonly BriefSegment[],
  of: (line: BriefSegment) => number | null,
  total: number | null,
): number | null {
  const values = lines.map(of);
  if (total === null || total <= 0 || values.some((value) => value === null)) return null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / total;
}

/** Whether they stay, where the first measure of the board has a mark. */
function stayWords({ board }: ExecutiveBrief, { ref }: BriefSegment): string {
  const metric = board?.metrics[0];
  const row = board?.groups.findIndex(({ key }) => key === ref) ?? -1;
  const mark = board?.cells[row]?.[0]?.estimate?.mark;
  if (!board || !metric || mark === undefined || !/^retention|^churned/.test(metric.id)) return "";
  const side = judgement(mark, metric.direction);
  if (side === "better") return ", and they stay";
  return side === "worse" ? `, and they leave sooner than ${againstLabel(board)}` : "";
}

/** What the sentence of what moved begins with: the words that lead to its numbers. */
export const movedSubject = "Net revenue retention";

/** How net revenue retention moved in a year and by what; only what its interval shows is claimed. */
export function movedSentence(moved: MovedView): string {
  const { before, after, change, parts } = moved;
  const now = percentText(after.value);
  const [low, high] = change.interval ?? [null, null];
  if (low === null || high === null)
    return `${movedSubject} is ${now}: no clear change from ${percentText(before.value)} a year before.`;
  const size = `${pointsText(change.value)}, ${signedTenth(low)} to ${signedTenth(high)}`;
  if (low <= 0 && high >= 0)
    return `${movedSubject} is ${now}: no clear change from ${percentText(before.value)} a year before (${size}).`;
  const rose = change.value > 0;
  const { rate, mix } = clearSides(moved);
  const sides = [
    ...(rate === null ? [] : [`${rate} from what segments kept`]),
    ...(mix === null ? [] : [`${mix} from their mix`]),
  ];
  const told = parts.filter((part) => part.kind === "rate" && isClear(part.interval));
  const along = told.filter(({ value }) => value > 0 === rose).map(({ label }) => label);
  const against = told.filter(({ value }) => value > 0 !== rose).map(({ label }) => label);
  const sentences = [
    `${movedSubject} ${rose ? "rose" : "fell"} to ${now} from ${percentText(before.value)} (${size})${sides.length > 0 ? `: ${sides.join(", ")}` : ""}.`,
    ...(along.length > 0 ? [`${listed(along)} ${along.length === 1 ? "carries" : "carry"} it.`] : []),
    ...(against.length > 0 ? [`${listed(against)} ${against.length === 1 ? "pulls" : "pull"} the other way.`] : []),
  ];
  return sentences.join(" ");
}

/**
 * The change of net revenue retention and its two sides, "+2.2 points", rounded as its parts are where they are drawn; a side that its
 * interval does not show is null.
 */
export function clearSides({ change, kept, parts }: MovedView): {
  readonly change: string;
  readonly rate: string | null;
  readonly mix: string | null;
} {
  const tenths = tenthsThatAddUp(
    parts.map(({ value }) => value),
    change.value,
  );
  const at = parts.findIndex(({ kind }) => kind === "mix");
  const mix = tenths[at] ?? 0;
  const all = tenths.reduce((sum, one) => sum + one, 0);
  return {
    change: pointsText(all / 1000),
    rate: isClear(kept.interval) ? pointsText((all - mix) / 1000) : null,
    mix: isClear(parts[at]?.interval ?? null) ? pointsText(mix / 1000) : null,
  };
}

/** The title of the figure of what moved: the parts that their intervals show. */
export function movedTitle({ parts }: MovedView): string {
  const clear = parts.filter((part) => isClear(part.interval));
  const named = (some: typeof clear) => some.map(({ kind, label }) => (kind === "mix" ? "the mix of segments" : label));
  const up = named(clear.filter(({ value }) => value > 0));
  const down = named(clear.filter(({ value }) => value < 0));
  if (clear.length === 0) return "What moved net revenue retention: no part is clear of zero";
  const words = [
    ...(up.length > 0 ? [`${listed(up)} lifted it`] : []),
    ...(down.length > 0 ? [`${listed(down)} lowered it`] : []),
  ];
  return `What moved net revenue retention: ${words.join(", ")}`;
}

/**
 * The mix toward the targets in one sentence, against the goal where there is one. The base moves where the whole band of the forecast
 * lies on one side of the last share.
 */
export function mixTitle(mix: MixView, goal: { readonly share: number; readonly by: string } | null): string {
  const first = mix.points.find(({ share, complete }) => share !== null && complete);
  const last = lastShare(mix);
  if (!first || !last || first.share === null) return "The base and its target segments";
  const plain = `${percentText(last.share)} of customers are in target segments, ${percentText(first.share)} in ${first.label}`;
  // With a target that cannot be told, the share is of the others alone: it misses no goal.
  if (!goal || mix.untold.length > 0) return plain;
  const [by, wanted] = [periodLabel(goal.by), percentText(goal.share)];
  if (goal.by <= last.month) {
    const then = mix.points.find(({ month }) => month === goal.by)?.share ?? null;
    if (then === null) return plain;
    return `The goal of ${wanted} in target segments by ${by} was ${then >= goal.share ? "" : "not "}reached: it was ${percentText(then)}`;
  }
  if (last.share >= goal.share) return `The goal of ${wanted} in target segments is reached`;
  const at = mix.forecast.find(({ month }) => month >= goal.by);
  if (!at) return plain;
  if (at.low >= goal.share) return `The base moves toward the target, and reaches the goal of ${wanted}`;
  if (at.high >= goal.share) return `The goal of ${wanted} by ${by} is within the forecast`;
  if (at.low > last.share) return `The base moves toward the target, but not fast enough for ${by}`;
  const drift = at.high < last.share ? "moves away from the target" : "shows no clear drift";
  return `The base ${drift}: the goal of ${wanted} by ${by} is beyond the forecast`;
}

/** A part in points with its sign: "+1.2 points". */
function pointsText(value: number): string {
  return `${signedTenth(value)} points`;
}

function signedTenth(value: number): string {
  const size = Math.abs(value * 100).toFixed(1);
  return `${Number(size) === 0 ? "" : value < 0 ? "\u2212" : "+"}${size}`;
}

/**
 * Parts as they are printed, in tenths of a point, so that they add up to the change as printed: the largest remainders are rounded
 * up (statistics, section 9.1).
 */
export function tenthsThatAddUp(values: readonly number[], total: number): number[] {
  const tenths = values.map((value) => value * 1000);
  const floors = tenths.map(Math.floor);
  let left = Math.round(total * 1000) - floors.reduce((sum, one) => sum + one, 0);
  const order = tenths
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .toSorted((one, other) => other.rest - one.rest || one.at - other.at);
  for (const { at } of order) {
    if (left <= 0) break;
    floors[at] = (floors[at] ?? 0) + 1;
    left -= 1;
  }
  return floors;
}

function isClear(interval: readonly [number | null, number | null] | null): boolean {
  const [low, high] = interval ?? [null, null];
  return low !== null && high !== null && (low > 0 || high < 0);
}

/** A share that cannot be negative, with the digits that its interval supports: "15.6 %". */
export function shareWithInterval(
  share: number,
  interval: readonly [number | null, number | null] | null,
): {
  readonly value: string;
  readonly bounds: string | undefined;
} {
  const [low, high] = interval ?? [null, null];
  if (low === null || high === null) return { value: percentText(share), bounds: undefined };
  const format = { unit: "share", currency: "", isNeverNegative: true } as const;
  return { value: valueOfInterval(share, [low, high], format), bounds: valueBounds([low, high], format) };
}
