import { z } from "zod";
import { lineSchema, writtenLine } from "./plain-text";

/** What service is about, in the order of the sheet. */
export const expectationTopics = [
  "channel",
  "firstResponse",
  "resolution",
  "onboarding",
  "cadence",
  "selfService",
] as const;
export const topicSchema = z.enum(expectationTopics).meta({ id: "ExpectationTopic" });
export type ExpectationTopic = z.infer<typeof topicSchema>;

/** Topics that are a limit of time, measured from tickets. */
export const timedTopics = ["firstResponse", "resolution"] as const;
export type TimedTopic = (typeof timedTopics)[number];

/** True for a topic whose expectation is a limit of time, which tickets can be held against. */
export function isTimed(topic: ExpectationTopic): topic is TimedTopic {
  return (timedTopics as readonly string[]).includes(topic);
}

/** Where what is expected or offered was read or heard. */
export const sourceKinds = ["interview", "survey", "contract", "serviceBook", "assumption"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What is done about a gap. */
export const gapStatuses = ["open", "planned", "fixed", "accepted"] as const;
export type GapStatus = (typeof gapStatuses)[number];

/** Whether something is still to be done about a gap: nobody accepted it, and nobody says that it is fixed. */
export function isUnderWay(status: GapStatus): boolean {
  return status === "open" || status === "planned";
}

export const claimSourceSchema = z
  .strictObject({
    kind: z.enum(sourceKinds),
    words: lineSchema(160).default(""),
    /** The day it was said, signed or answered. */
    on: z.iso.date(),
  })
  .meta({ id: "ClaimSource" });
export type ClaimSource = z.infer<typeof claimSourceSchema>;

/** The longest limit: a year. */
const mostMinutes = 527_040;

/**
 * What a segment expects, or what it is offered. Of a channel the channels; of a time the limit in minutes and the share of tickets
 * it is meant for, 0.5 ("half of the tickets within 4 hours") or 0.9; of anything else words.
 */
export const claimSchema = z
  .strictObject({
    words: lineSchema(200).default(""),
    channels: z.array(writtenLine(60, "name the channel")).max(8, "at most 8 channels").default([]),
    limit: z
      .strictObject({
        minutes: z.number().positive("more than 0 minutes").max(mostMinutes, "at most a year"),
        share: z.union([z.literal(0.5), z.literal(0.9)], "0.5 for half of the tickets, 0.9 for nine in ten"),
      })
      .nullable()
      .default(null),
    source: claimSourceSchema,
  })
  .meta({ id: "ServiceClaim" });
export type ServiceClaim = z.infer<typeof claimSchema>;

/** One topic of a segment's sheet, whole; `revision` is the one the writer started from, null where nobody wrote it yet. */
export const expectationChangeSchema = z.strictObject({
  expected: claimSchema.nullable(),
  offered: claimSchema.nullable(),
  /** User id of the member who looks after the gap. */
  owner: z.string().max(40).nullable(),
  status: z.enum(gapStatuses),
  due: z.iso.date().nullable(),
  revision: z.int().min(1).nullable(),
});
export type ExpectationChange = z.infer<typeof expectationChangeSchema>;

/** One topic of a segment's sheet as it is kept. */
export const expectationSchema = z
  .strictObject({
    id: z.string(),
    segmentId: z.string(),
    topic: topicSchema,
    expected: claimSchema.nullable(),
    offered: claimSchema.nullable(),
    ownerId: z.string().nullable(),
    ownerName: z.string().nullable(),
    status: z.enum(gapStatuses),
    due: z.string().nullable(),
    revision: z.number(),
    updatedBy: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Expectation" });
export type Expectation = Readonly<z.infer<typeof expectationSchema>>;

/** What keeps a claim from standing under a topic; null where nothing does. */
export function claimFault(topic: ExpectationTopic, claim: ServiceClaim): string | null {
  if (topic === "channel") return claim.channels.length > 0 ? null : "Name at least one channel.";
  if (isTimed(topic)) return claim.limit === null ? "Say within how many minutes." : null;
  return claim.words === "" ? "Say in a few words what it is." : null;
}

/** A claim with what its topic asks for and nothing else; channels once each. */
export function tidyClaim(topic: ExpectationTopic, claim: ServiceClaim): ServiceClaim {
  const seen = new Set<string>();
  const channels = claim.channels.filter((one) => {
    const key = channelKey(one);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
  return {
    ...claim,
    channels: topic === "channel" ? channels : [],
    limit: isTimed(topic) ? claim.limit : null,
  };
}

/** Channels are the same whatever their capitals, hyphens and blanks: "E-mail" is "email". */
export function channelKey(channel: string): string {
  return channel.toLocaleLowerCase("en").replace(/[\s\p{Dash}_]+/gu, "");
}
