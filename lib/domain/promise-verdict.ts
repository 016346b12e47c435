import { channelKey, type ExpectationTopic, type ServiceClaim } from "./expectation";
import type { ClaimVerdict, PromiseState, ServiceActual } from "./expectation-board";
import { countText, percentText } from "./number-words";
import { timesWords, waitText } from "./service-words";

/** How many tickets kept a limit, and where the share stands against what was wanted once the whole board is judged. */
export interface JudgedLimit {
  readonly attainment: NonNullable<ClaimVerdict["attainment"]>;
  readonly mark: "reached" | "missed" | "none" | "notEnough";
}

/** A limit of time held against the tickets. */
export function timedVerdict(claim: ServiceClaim, judged: JudgedLimit | null, actual: ServiceActual): ClaimVerdict {
  if (actual.kind !== "waits" || !judged) return without(notMeasured(actual));
  const { attainment, mark } = judged;
  const state = ({ reached: "met", missed: "missed", none: "unclear", notEnough: "notEnough" } as const)[mark];
  if (attainment.share === null)
    return { state: "notEnough", sentence: "No ticket has been answered yet.", attainment };
  const within = `${percentText(attainment.share)} of ${countText(attainment.n)} tickets within ${waitText(attainment.minutes)}`;
  return { state, sentence: `${within}; ${timedEnds[state](claim)}`, attainment };
}

const timedEnds: Readonly<Record<"met" | "missed" | "unclear" | "notEnough", (claim: ServiceClaim) => string>> = {
  met: (claim) => `more than the ${wantedWords(claim)} it is meant for.`,
  missed: (claim) => `fewer than the ${wantedWords(claim)} it is meant for.`,
  unclear: (claim) => `not clearly more or fewer than the ${wantedWords(claim)} it is meant for.`,
  notEnough: () => "too few for a verdict.",
};

function wantedWords({ limit }: ServiceClaim): string {
  return limit?.share === 0.9 ? "nine in ten" : "half";
}

/** Channels that are expected held against those offered and used; against the promise, those offered against those used. */
export function channelVerdict(claim: ServiceClaim, offered: ServiceClaim | null, actual: ServiceActual): ClaimVerdict {
  const keys = (channels: readonly string[]) => new Set(channels.map(channelKey));
  const isOffered = keys(offered?.channels ?? []);
  const isUsed =
    actual.kind === "channels" ? keys([...actual.shares.map(({ channel }) => channel), ...actual.others]) : null;
  const there = claim.channels.filter(
    (one) => isOffered.has(channelKey(one)) && isUsed?.has(channelKey(one)) !== false,
  );
  const missing = claim.channels.filter((one) => !there.includes(one));
  if (isUsed === null && missing.length === 0)
    return without({ state: "notMeasured", sentence: `Offered as expected; ${lower(sentenceOf(actual))}` });
  if (missing.length === 0) return without({ state: "met", sentence: "Each of the channels is offered and used." });
  const words = missing.map((one) => `${one} is ${isOffered.has(channelKey(one)) ? "not used" : "not offered"}`);
  return without({ state: there.length > 0 ? "inPart" : "missed", sentence: `${words.join(", ")}.` });
}

/** What nothing measures: whether it is offered at all, and in the same words. */
export function unmeasuredVerdict(
  topic: ExpectationTopic,
  expected: ServiceClaim | null,
  offered: ServiceClaim | null,
  actual: ServiceActual,
): ClaimVerdict {
  if (!expected) return blank;
  if (topic !== "channel" && !offered)
    return without({ state: "missed", sentence: "Nothing is offered although it is expected." });
  const same = offered && plain(expected.words) === plain(offered.words);
  const sentence = same ? "Offered as expected." : "Offered otherwise than expected.";
  return without({ state: same ? "notMeasured" : "inPart", sentence: `${sentence} ${sentenceOf(actual)}` });
}

/** Nobody has written it. */
export const blank: ClaimVerdict = { state: "blank", sentence: "Nobody has written this down yet.", attainment: null };

/** Of a verdict on a limit: how long half (or nine in ten) of the tickets took, as a multiple of the limit. */
export function ratioToLimit(claim: ServiceClaim | null, actual: ServiceActual): number | null {
  if (actual.kind !== "waits" || !claim?.limit) return null;
  const { value } = claim.limit.share === 0.9 ? actual.ninety : actual.median;
  return value === null ? null : value / claim.limit.minutes;
}

/** "Agencies wait nearly twice as long as they expect"; null where the wait is not longer. */
export function waitSentence(name: string, ratio: number | null): string | null {
  const words = ratio === null ? null : timesWords(ratio);
  return words === null ? null : `${name} wait ${words} they expect`;
}

function without({ state, sentence }: { state: PromiseState; sentence: string }): ClaimVerdict {
  return { state, sentence, attainment: null };
}

function notMeasured(actual: ServiceActual) {
  return { state: "notMeasured" as const, sentence: sentenceOf(actual) };
}

function sentenceOf(actual: ServiceActual): string {
  return actual.kind === "notMeasured" || actual.kind === "hidden" ? actual.sentence : "";
}

function plain(words: string): string {
  return words.trim().toLocaleLowerCase("en").replace(/\s+/g, " ");
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLocaleLowerCase("en") + sentence.slice(1);
}
