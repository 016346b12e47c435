import type { Interval } from "./estimate";
import { type ExpectationTopic, type GapStatus, isTimed, type ServiceClaim, type SourceKind } from "./expectation";
import type { PromiseState } from "./expectation-board";
import { formatDate } from "./format-date";

export const topicNames: Readonly<Record<ExpectationTopic, string>> = {
  channel: "Channel",
  firstResponse: "First response",
  resolution: "Resolution",
  onboarding: "Onboarding",
  cadence: "Review cadence",
  selfService: "Self-service",
};

export const statusNames: Readonly<Record<GapStatus, string>> = {
  open: "open",
  planned: "planned",
  fixed: "fixed",
  accepted: "accepted",
};

/** The status of a gap in words: what is said to be fixed and is not, says so. */
export function gapStatusText(status: GapStatus, state: PromiseState): string {
  if (status !== "fixed") return statusNames[status];
  if (state === "missed") return "said to be fixed, still missed";
  return state === "inPart" ? "said to be fixed, still met in part" : statusNames.fixed;
}

export const sourceNames: Readonly<Record<SourceKind, string>> = {
  interview: "interview",
  survey: "survey",
  contract: "contract",
  serviceBook: "service book",
  assumption: "assumption",
};

/** A wait as people say it: "40 min", "1.6 h", "2.3 days". */
export function waitText(minutes: number): string {
  const { size, word } = waitUnit(minutes);
  return `${waitDigits(minutes, size)}\u202f${word}`;
}

/** The bounds of a wait in the unit of its value: "1.5 to 1.8"; an open side is said in words. */
export function waitBounds([low, high]: Interval, minutes: number): string | null {
  const { size } = waitUnit(minutes);
  if (low !== null && high !== null) return `${waitDigits(low, size)} to ${waitDigits(high, size)}`;
  if (low !== null) return `at least ${waitDigits(low, size)}`;
  return high === null ? null : `at most ${waitDigits(high, size)}`;
}

function waitUnit(minutes: number): { readonly size: number; readonly word: string } {
  if (minutes < 60) return { size: 1, word: "min" };
  return minutes < 2880 ? { size: 60, word: "h" } : { size: 1440, word: "days" };
}

function waitDigits(minutes: number, size: number): string {
  const value = minutes / size;
  const decimals = size === 1 && value >= 10 ? 0 : 1;
  return value.toLocaleString("en-GB", { maximumFractionDigits: decimals, minimumFractionDigits: 0 });
}

/** The limit of a claim: "1 h for half of the tickets", "8 h for nine in ten tickets". */
export function limitText({ minutes, share }: NonNullable<ServiceClaim["limit"]>): string {
  return `${waitText(minutes)} for ${share === 0.5 ? "half of the tickets" : "nine in ten tickets"}`;
}

/** What a claim says, in the words of its topic. */
export function claimText(topic: ExpectationTopic, claim: ServiceClaim): string {
  const main =
    topic === "channel"
      ? claim.channels.join(", ")
      : isTimed(topic) && claim.limit
        ? limitText(claim.limit)
        : claim.words;
  return main === claim.words || claim.words === "" ? main : `${main}; ${claim.words}`;
}

/** Where and when a claim was said: "interview, 12 Aug 2026: twelve agencies". */
export function sourceText({ source }: ServiceClaim): string {
  const where = `${sourceNames[source.kind]}, ${formatDate(source.on)}`;
  return source.words === "" ? where : `${where}: ${source.words}`;
}

/** How much longer a median is than the limit: "nearly twice as long as", "2.4 times as long as"; null where it is not longer. */
export function timesWords(ratio: number): string | null {
  if (ratio <= 1.05) return null;
  const close: readonly (readonly [number, string])[] = [
    [2, "twice"],
    [3, "three times"],
    [4, "four times"],
  ];
  for (const [whole, words] of close) {
    if (Math.abs(ratio - whole) <= 0.05 * whole) return `${words} as long as`;
    if (ratio < whole && ratio >= 0.88 * whole) return `nearly ${words} as long as`;
  }
  return `${ratio.toFixed(1)} times as long as`;
}
