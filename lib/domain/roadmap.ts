import { z } from "zod";
import { type FigureAddress, figureAddressSchema, type PinnedFigure } from "./figure";
import { webLinkSchema, writtenLine, writtenText } from "./plain-text";
import { metricIdSchema } from "./scoreboard";
import { segmentSlugSchema } from "./segment";

/** How far a roadmap item is, in the order of its life. */
export const roadmapStatuses = ["idea", "planned", "inProgress", "shipped", "dropped"] as const;
export const roadmapStatusSchema = z.enum(roadmapStatuses).meta({ id: "RoadmapStatus" });
export type RoadmapStatus = z.infer<typeof roadmapStatusSchema>;

/** What each status is called on pages and in files. */
export const statusWords: Readonly<Record<RoadmapStatus, string>> = {
  idea: "idea",
  planned: "planned",
  inProgress: "in progress",
  shipped: "shipped",
  dropped: "dropped",
};

/** Items whose effort counts: an idea is none yet, and a dropped item none any more. */
export const countedStatuses: ReadonlySet<RoadmapStatus> = new Set(["planned", "inProgress", "shipped"]);

/** A calendar quarter: `2027Q1`. */
export const quarterSchema = z.string().regex(/^(19|20|21)\d{2}Q[1-4]$/, "write a quarter as 2027Q1");

/** Segments that one item may be tied to. */
export const mostTies = 20;
/** Items of one dataset. */
export const mostItems = 50_000;
export const mostEffort = 10_000;

const effortSchema = z.number().min(0, "effort is not negative").max(mostEffort, "at most 10,000 person-weeks");

/** The change that is expected of a metric, in its unit: −0.01 of a share is one point less. */
const expectedSchema = z.number().min(-1e12).max(1e12);

/**
 * What makes an item serve a segment: the problem of its customers, the metric that is to move and by how much, and what speaks for it
 * (words, a link or a number as it was).
 */
export const newTieSchema = z
  .strictObject({
    segment: segmentSlugSchema,
    problem: writtenText(1000),
    metric: metricIdSchema,
    expected: expectedSchema,
    evidence: writtenText(1000).nullable(),
    link: webLinkSchema.nullable().default(null),
    /** A number to be kept as it is now; left out, a tie that is changed keeps the one it has. */
    figure: figureAddressSchema.nullable().optional(),
  })
  .refine(
    ({ evidence, link, figure }) => evidence !== null || link !== null || figure !== null,
    "a tie needs evidence: write it, link it, or name a number",
  );
export type NewTie = z.infer<typeof newTieSchema>;

/** Themes of feedback that one item may name. */
export const mostItemThemes = 10;
/** What customers speak of that the item is an answer to; who speaks of any of it asks for the item. */
const itemThemesSchema = z.array(writtenLine(80)).max(mostItemThemes, "an item names at most 10 themes");

export const newRoadmapItemSchema = z.strictObject({
  dataset: z.string().min(1).max(60),
  title: writtenLine(160),
  problem: writtenText(2000).nullable().default(null),
  status: roadmapStatusSchema.default("idea"),
  quarter: quarterSchema.nullable().default(null),
  effort: effortSchema.nullable().default(null),
  /** User id of a member. */
  owner: z.string().max(40).nullable().default(null),
  themes: itemThemesSchema.default([]),
  ties: z.array(newTieSchema).max(mostTies, "an item has at most 20 ties").default([]),
});
export type NewRoadmapItem = z.infer<typeof newRoadmapItemSchema>;

export const roadmapChangeSchema = z.strictObject({
  title: writtenLine(160).optional(),
  problem: writtenText(2000).nullable().optional(),
  status: roadmapStatusSchema.optional(),
  quarter: quarterSchema.nullable().optional(),
  effort: effortSchema.nullable().optional(),
  owner: z.string().max(40).nullable().optional(),
  themes: itemThemesSchema.optional(),
  /** The day it was shipped; today where it becomes shipped without one. */
  shippedOn: z.iso.date().nullable().optional(),
});
export type RoadmapChange = z.infer<typeof roadmapChangeSchema>;

/**
 * An item tied to a segment. What a file left out is null, and `segmentId` is null where it named a segment that is not there: such a
 * tie is kept and named, and counts for nothing until it is whole. `baseline`: the metric of the segment when the tie was made.
 */
export interface RoadmapTie {
  readonly id: string;
  readonly segmentId: string | null;
  readonly segmentName: string;
  readonly problem: string | null;
  readonly metric: string | null;
  readonly expected: number | null;
  readonly evidence: string | null;
  readonly link: string | null;
  readonly figure: PinnedFigure | null;
  readonly baseline: PinnedFigure | null;
}

export interface RoadmapItem {
  readonly id: string;
  readonly datasetId: string;
  readonly title: string;
  readonly problem: string | null;
  readonly status: RoadmapStatus;
  readonly quarter: string | null;
  readonly effort: number | null;
  readonly ownerId: string | null;
  /** A member's name, or what a file calls somebody who is none. */
  readonly ownerName: string | null;
  readonly shippedOn: string | null;
  readonly themes: readonly string[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ties: readonly RoadmapTie[];
}

/** A tie as it is written, by hand or from a file. */
export type WrittenTie = Omit<RoadmapTie, "id">;

/** An item as it is written; its ties stand in their order. */
export interface WrittenItem
  extends Pick<
    RoadmapItem,
    "title" | "problem" | "status" | "quarter" | "effort" | "ownerId" | "ownerName" | "shippedOn" | "themes"
  > {
  readonly ties: readonly WrittenTie[];
}

/** Titles are one whatever their capitals and blanks. */
export function titleKey(title: string): string {
  return title.trim().replaceAll(/\s+/g, " ").toLocaleLowerCase("en");
}

export type TieEvidence = Pick<RoadmapTie, "problem" | "metric" | "expected" | "evidence" | "link" | "figure">;

/** What a tie lacks, in words; nothing for a whole one. */
export function lackingOf(tie: TieEvidence): string[] {
  return [
    ...(tie.problem === null ? ["problem"] : []),
    ...(tie.metric === null ? ["metric"] : []),
    ...(tie.expected === null ? ["expected change"] : []),
    ...(tie.evidence === null && tie.link === null && tie.figure === null ? ["evidence"] : []),
  ];
}

/** "Q1 2027". */
export function quarterText(quarter: string): string {
  return `${quarter.slice(4)} ${quarter.slice(0, 4)}`;
}

/** The quarter of a day. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The number that a tie's metric is: of the segment's definition on one version. */
export function tieFigure(
  { dataset, version }: { readonly dataset: string; readonly version: number },
  metric: string,
  ref: string,
): FigureAddress {
  return { dataset, version, metric, by: "segments", group: ref };
}

/** What an expected change is written in: points where the metric is a share. */
export function expectedUnitWords(unit: string, currency: string): string {
  if (unit === "share" || unit === "points") return "points";
  return unit === "money" ? currency : unit === "ratio" ? "" : unit;
}

/** An expected change as it is written, in the metric's unit: −1 point of a share is −0.01. */
export function expectedOfWritten(written: number, unit: string): number {
  return unit === "share" ? written / 100 : written;
}

/** The way back, without the digits that a hundredth leaves behind. */
export function writtenOfExpected(expected: number, unit: string): number {
  return unit === "share" ? Number((expected * 100).toPrecision(12)) : expected;
}
