import { centsText } from "./cents-text";
import type { TimedTopic } from "./expectation";
import { formatDate } from "./format-date";
import { daysBetween } from "./iso-day";
import { waitText } from "./service-words";

/**
 * A ticket that waited longer than nine in ten should: `expected` and `promised` in minutes, null where nobody says so. A limit that is
 * meant for half of the tickets makes no single one late.
 */
export interface LateTicket {
  readonly topic: TimedTopic;
  readonly day: string | null;
  readonly minutes: number;
  /** True while it still waits. */
  readonly isOpen: boolean;
  readonly expected: number | null;
  readonly promised: number | null;
}

/** Fewer than half of the account's own tickets within a limit in minutes that is meant for half, of those answered or overdue. */
export interface MissedHalf {
  readonly topic: TimedTopic;
  readonly side: "expected" | "promised";
  readonly minutes: number;
  readonly inTime: number;
  readonly tickets: number;
}

/**
 * What is known of an account when the list is made. `promised`: topics of which its segments are promised a limit of either kind;
 * `segments`: those it is in of which the version before can tell who was in them.
 */
export interface AccountFacts {
  readonly late: readonly LateTicket[];
  readonly halves: readonly MissedHalf[];
  readonly promised: readonly TimedTopic[];
  readonly revenueCents: number | null;
  /** In the dataset version before; null where the account was not in it. */
  readonly before: { readonly revenueCents: number | null; readonly segments: readonly string[] } | null;
  readonly segments: readonly string[];
  readonly lastActivity: string | null;
}

/** The day the data end, the number of the version before, and the currency. */
export interface AttentionPlace {
  readonly asOf: string | null;
  readonly before: number | null;
  readonly currency: string;
}

export const reasonKinds = [
  "waiting",
  "promiseMissed",
  "expectationMissed",
  "leftSegment",
  "paysLess",
  "silent",
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** Why an account is on the list, in one sentence. */
export interface AttentionReason {
  readonly kind: ReasonKind;
  readonly sentence: string;
}

/** What stands before the sentence of a reason that is pressing. */
export const reasonLeads: Readonly<Record<ReasonKind, string | null>> = {
  waiting: "Still waiting.",
  promiseMissed: "Promise missed.",
  expectationMissed: "Beyond what it expects.",
  leftSegment: null,
  paysLess: null,
  silent: "Silent.",
};

/** Days back in which a missed promise puts an account on the list, and days without anything that do. */
export const attentionDays = { promise: 90, silence: 45 } as const;

/** Tickets of an account without which nothing is said of a limit that is meant for half of them. */
export const leastForHalf = 5;

/** The rule of the list, as the page states it. */
export const attentionRule = `On the list: a ticket that still waits beyond what we promise for nine in ten, one of the last ${attentionDays.promise} days that took longer, or fewer than half of at least ${leastForHalf} tickets of these days within what we promise for half; the same of what a segment expects where we promise nothing; a segment left or less paid since the version before; nothing done for ${attentionDays.silence} days. Who pays most a month stands first.`;

/** What puts an account on the list, the most pressing first. */
export function attentionReasons(facts: AccountFacts, place: AttentionPlace): AttentionReason[] {
  return [...ticketReasons(facts, place), ...changeReasons(facts, place), ...silence(facts, place)];
}

/** What has changed against the version before, a sentence each. */
export function changesOf({ before, segments, revenueCents }: AccountFacts, place: AttentionPlace): string[] {
  if (before === null) return place.before === null ? [] : [`New since version ${place.before}.`];
  const left = before.segments.filter((name) => !segments.includes(name));
  const entered = segments.filter((name) => !before.segments.includes(name));
  const paid = before.revenueCents;
  return [
    ...(left.length > 0 ? [`Left ${left.join(", ")}.`] : []),
    ...(entered.length > 0 ? [`Entered ${entered.join(", ")}.`] : []),
    ...(paid !== null && revenueCents !== null && paid !== revenueCents
      ? [
          `Pays ${centsText(Math.abs(revenueCents - paid), place.currency)} a month ${revenueCents > paid ? "more" : "less"}.`,
        ]
      : []),
  ];
}

/** "2 of 7 tickets of the last 90 days were answered within 2 h, half promised." */
export function halfSentence({ topic, side, minutes, inTime, tickets }: MissedHalf): string {
  const done = `${inTime === 1 ? "was" : "were"} ${topic === "firstResponse" ? "answered" : "resolved"}`;
  return `${inTime} of ${tickets} tickets of the last ${attentionDays.promise} days ${done} within ${waitText(minutes)}, half ${side}.`;
}

function ticketReasons({ late, halves, promised: topics }: AccountFacts, { asOf }: AttentionPlace): AttentionReason[] {
  const counted = late.filter((ticket) => {
    const isRecent = asOf !== null && ticket.day !== null && daysBetween(ticket.day, asOf) < attentionDays.promise;
    return ratio(ticket) > 1 && (ticket.isOpen || isRecent);
  });
  const promised = counted.filter((ticket) => ticket.promised !== null);
  const open = promised.filter(({ isOpen }) => isOpen);
  const answered = promised.filter(({ isOpen }) => !isOpen);
  const isUnpromised = ({ topic }: { readonly topic: TimedTopic }) => !topics.includes(topic);
  return [
    ...ticketReason("waiting", open),
    ...ticketReason("promiseMissed", answered),
    ...halfReasons(
      "promiseMissed",
      halves.filter(({ side }) => side === "promised"),
    ),
    ...ticketReason("expectationMissed", counted.filter(isUnpromised)),
    ...halfReasons("expectationMissed", halves.filter(isUnpromised)),
  ];
}

function halfReasons(kind: ReasonKind, halves: readonly MissedHalf[]): AttentionReason[] {
  return halves.map((half) => ({ kind, sentence: halfSentence(half) }));
}

/** Of open tickets the newest, else the one that took most times its limit, with how many more there are. */
function ticketReason(kind: ReasonKind, tickets: readonly LateTicket[]): AttentionReason[] {
  const open = tickets.find(({ isOpen }) => isOpen);
  if (open) return [{ kind, sentence: waitingSentence(open) }];
  const [longest] = tickets.toSorted((one, other) => ratio(other) - ratio(one));
  const more = tickets.length > 1 ? ` So did ${tickets.length - 1} more.` : "";
  return longest ? [{ kind, sentence: `${missedSentence(longest)}${more}` }] : [];
}

function waitingSentence(ticket: LateTicket): string {
  const for_ = ticket.topic === "firstResponse" ? "a first response" : "its resolution";
  return `A ticket${ofDay(ticket)} has waited ${waitText(ticket.minutes)} for ${for_}; ${limitWords(ticket)}.`;
}

function missedSentence(ticket: LateTicket): string {
  const what = ticket.topic === "firstResponse" ? "The first response to" : "Resolving";
  return `${what} the ticket${ofDay(ticket)} took ${waitText(ticket.minutes)}; ${limitWords(ticket)}.`;
}

function limitWords({ promised, expected }: LateTicket): string {
  const words = [
    ...(promised === null ? [] : [`${waitText(promised)} promised`]),
    ...(expected === null || expected === promised ? [] : [`${waitText(expected)} expected`]),
  ];
  return words.join(", ");
}

function ofDay({ day }: LateTicket): string {
  return day === null ? "" : ` of ${formatDate(day)}`;
}

/** How many times the promise it took; of what is expected where nothing is promised. */
function ratio({ minutes, promised, expected }: LateTicket): number {
  return minutes / (promised ?? expected ?? minutes);
}

function changeReasons(facts: AccountFacts, place: AttentionPlace): AttentionReason[] {
  const { before, segments, revenueCents } = facts;
  if (before === null || place.before === null) return [];
  const left = before.segments.filter((name) => !segments.includes(name));
  const paid = before.revenueCents;
  const less = paid !== null && revenueCents !== null && revenueCents < paid ? paid - revenueCents : null;
  return [
    ...(left.length > 0
      ? [{ kind: "leftSegment" as const, sentence: `Left ${left.join(", ")} since version ${place.before}.` }]
      : []),
    ...(less === null
      ? []
      : [
          {
            kind: "paysLess" as const,
            sentence: `Pays ${centsText(less, place.currency)} a month less than in version ${place.before}.`,
          },
        ]),
  ];
}

function silence({ lastActivity }: AccountFacts, { asOf }: AttentionPlace): AttentionReason[] {
  if (asOf === null || lastActivity === null) return [];
  const days = daysBetween(lastActivity.slice(0, 10), asOf);
  if (days < attentionDays.silence) return [];
  return [{ kind: "silent", sentence: `Nothing since ${formatDate(lastActivity)}, ${days} days before the data end.` }];
}
