import { IntervalStrip } from "@/components/charts/interval-strip";
import type { Interval } from "@/lib/domain/estimate";
import { effectText } from "@/lib/domain/hypothesis-words";
import { differenceText, type NumberFormat } from "@/lib/domain/number-words";
import type { HypothesisView, LookView } from "@/lib/domain/study-resources";

export interface ClaimStripProps {
  readonly claim: Pick<HypothesisView, "direction" | "smallestEffect">;
  readonly difference: { readonly value: number; readonly interval: Interval | null };
  /** Left out between reviews: then nothing is judged. */
  readonly verdict?: LookView["verdict"] | undefined;
  /** The scale; without one it holds this interval, 0 and the claim. */
  readonly domain?: readonly [number, number] | undefined;
  readonly format: NumberFormat;
}

/** A difference with its interval; the upright line is the claim: the smallest difference that matters. */
export function ClaimStrip({ claim, difference, verdict, domain, format }: ClaimStripProps) {
  const [low, high] = difference.interval ?? [null, null];
  if (low === null || high === null) return null;
  const limit = limitOf(claim);
  const look = verdict === "supported" ? "better" : verdict === "notSupported" ? "worse" : "unclear";
  return (
    <IntervalStrip
      estimate={{ value: difference.value, low, high }}
      reference={limit}
      domain={domain ?? domainOf(claim, [difference])}
      verdict={look}
      label={`difference ${differenceText(difference.value, difference.interval, format)}; claimed ${claim.direction} by ${effectText(claim.smallestEffect, format)}`}
      width={132}
    />
  );
}

/** A scale that holds all intervals, 0 and the claim, with some paper around. */
export function domainOf(
  claim: ClaimStripProps["claim"],
  differences: readonly ClaimStripProps["difference"][],
): readonly [number, number] {
  const all = [
    0,
    limitOf(claim),
    ...differences.flatMap(({ interval }) => (interval ?? []).flatMap((bound) => bound ?? [])),
  ];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const paper = (high - low || 1) * 0.08;
  return [low - paper, high + paper];
}

function limitOf({ direction, smallestEffect }: ClaimStripProps["claim"]): number {
  return direction === "higher" ? smallestEffect : -smallestEffect;
}
