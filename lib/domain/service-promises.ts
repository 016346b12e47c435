import { type ExpectationTopic, isTimed, type ServiceClaim } from "./expectation";
import type { ExpectationCell, ExpectationSheet } from "./expectation-board";
import { claimText, topicNames, waitText } from "./service-words";

/** In the order in which a segment feels them. */
const toldTopics: readonly ExpectationTopic[] = [
  "firstResponse",
  "onboarding",
  "cadence",
  "resolution",
  "channel",
  "selfService",
];

/**
 * What a segment is promised, a sentence each, the first few topics of which something is written: "First response 4 h; they expect
 * 2 h; actual 3.7 h". The actual wait is that of as many tickets as the promise is meant for.
 */
export function servicePromises({ cells }: Pick<ExpectationSheet, "cells">, most: number): string[] {
  return toldTopics
    .flatMap((topic) => cells.filter((one) => one.topic === topic && (one.offered ?? one.expected) !== null))
    .slice(0, most)
    .map(promiseWords);
}

function promiseWords({ topic, offered, expected, actual }: ExpectationCell): string {
  const wait = actual.kind === "waits" ? waitOf(actual, (offered ?? expected)?.limit?.share) : null;
  return [
    `${topicNames[topic]}: ${offered === null ? "nothing promised" : shortClaim(topic, offered)}`,
    ...expectedWords(topic, expected, offered),
    ...(wait === null ? [] : [`actual ${waitText(wait)}`]),
  ].join("; ");
}

function expectedWords(topic: ExpectationTopic, expected: ServiceClaim | null, offered: ServiceClaim | null): string[] {
  if (expected === null) return [];
  const words = shortClaim(topic, expected);
  return [offered !== null && shortClaim(topic, offered) === words ? "as they expect" : `they expect ${words}`];
}

function shortClaim(topic: ExpectationTopic, claim: ServiceClaim): string {
  if (!isTimed(topic) || claim.limit === null) return claimText(topic, claim);
  const { minutes, share } = claim.limit;
  return share === 0.5 ? waitText(minutes) : `${waitText(minutes)} for nine in ten`;
}

function waitOf(
  { median, ninety }: Extract<ExpectationCell["actual"], { kind: "waits" }>,
  share: 0.5 | 0.9 | undefined,
): number | null {
  return share === 0.9 ? ninety.value : median.value;
}
