import "server-only";
import { demand } from "@/lib/access/allow";
import { placesOf, sizeLine } from "@/lib/analytics/queries/member-lines";
import { type ResolvedGrouping, resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import { type BriefSegment, type ExecutiveBrief, mostBriefSegments } from "@/lib/domain/executive-brief";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { type Segment, segmentRef } from "@/lib/domain/segment";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { askedSegments, segmentBook } from "./asked-segments";
import { atomsOfRows, briefRows, otherSegmentsKey } from "./brief-rows";
import { askOf } from "./engine";
import type { VersionAddress } from "./open-population";
import { publishedSegments, unlistedNotes } from "./published-segments";
import type { MonthsOfCustomers } from "./target-mix";
import { resolveVersion } from "./versions";

/** The population of an executive's brief: a version, its published segments, and who is in them. */
export interface OpenBrief {
  readonly actor: Actor;
  readonly version: StoredVersion;
  readonly ask: Ask;
  /** How many published segments stand under no other. */
  readonly published: number;
  /** All published segments that stand under no other, targets first, and their definitions: the first are listed. */
  readonly counted: readonly Segment[];
  readonly asked: readonly AskedSegment[];
  /** The rows of the table: the segments that are listed, and all others as one. */
  readonly rows: readonly AskedSegment[];
  readonly resolved: ResolvedGrouping;
  readonly hides: boolean;
}

export async function openBrief(actor: Actor, address: VersionAddress, signal?: AbortSignal): Promise<OpenBrief> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const ask = askOf(version, signal);
  const book = await segmentBook(actor, version.datasetId);
  const published = publishedSegments(book);
  const counted = published.slice(0, mostSegmentsAtOnce);
  const asked = askedSegments(
    book,
    counted.map(({ slug, latest }) => segmentRef(slug, latest)),
  );
  const rows = briefRows(asked, mostBriefSegments);
  const resolved = await resolveGrouping({ version, segments: asked, ask }, { by: segmentsKey });
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  return { actor, version, ask, published: published.length, counted, asked, rows, resolved, hides };
}

export function listedOf({ asked }: Pick<OpenBrief, "asked">): AskedSegment[] {
  return asked.slice(0, mostBriefSegments);
}

/** Customers by the rows of the table, from customers by segment. */
export function rowsOf({ rows, asked }: OpenBrief, atoms: readonly SetAtom[]): SetAtom[] {
  return rows.length === asked.length ? [...atoms] : atomsOfRows(atoms, mostBriefSegments);
}

export function otherSegmentsOf(
  { asked, counted }: OpenBrief,
  line: BriefSegment | undefined,
): ExecutiveBrief["otherSegments"] {
  if (line?.ref !== otherSegmentsKey) return null;
  const { customers, money, shareOfMoney, fault } = line;
  return {
    ...{ customers, money, shareOfMoney, fault },
    names: asked.slice(mostBriefSegments).map(({ name }) => name),
    targets: counted.slice(mostBriefSegments).filter(({ stance }) => stance === "target").length,
  };
}

/** Why the version cannot tell who is in a segment, for each of them; null where it can. */
export function faultsOf({ asked, resolved }: Pick<OpenBrief, "asked" | "resolved">): (string | null)[] {
  return asked.map((_, at) => resolved.placed?.[at]?.fault ?? null);
}

/** The same of the rows: whoever is in a segment that cannot be told is not known to be in the row of the others. */
export function rowFaults(opened: OpenBrief): (string | null)[] {
  const faults = faultsOf(opened);
  const others = faults.slice(mostBriefSegments).find((fault) => fault !== null) ?? null;
  return opened.rows.map(({ ref }, at) => (ref === otherSegmentsKey ? others : (faults[at] ?? null)));
}

/** Customers of the last month by the segments they are in; of the whole version where it has no months. */
export function customersOf({ resolved }: OpenBrief, months: MonthsOfCustomers | null): SetAtom[] {
  if (!months) return sizeLine(resolved);
  const last = months.rows.at(-1)?.month;
  return months.rows
    .filter(({ month }) => month === last)
    .map(({ group_key, there }) => ({ inside: placesOf(resolved, group_key), count: there }));
}

export function overlapOfTargets({ asked, counted, resolved: { grouping, masks } }: OpenBrief): boolean {
  const targets = asked.filter((_, at) => counted[at]?.stance === "target");
  const isIn = (key: string, { ref }: AskedSegment) => grouping.belongs(key, ref);
  return masks.some(({ group_key }) => targets.filter((target) => isIn(group_key, target)).length > 1);
}

/** What is not told of the segments, which of them stand together in one row, and which are too many to be told apart. */
export function populationNotes(opened: OpenBrief, isExclusive: boolean): string[] {
  const { asked, rows, published } = opened;
  const others = asked.slice(mostBriefSegments).map(({ name }) => name);
  const left = published - asked.length;
  return [
    ...faultsOf(opened).flatMap((fault, at) => (fault === null ? [] : [`${asked[at]?.name}: ${fault}`])),
    ...unlistedNotes(published, `; the others are one row: ${others.join(", ")}`),
    ...(left > 0 ? [untoldNote(asked.length, left)] : []),
    ...(rows.length === 0 || isExclusive
      ? []
      : ["Some customers are in several of these segments, so the rows add up to more than the total."]),
  ];
}

/** Where there are more published segments than one question tells apart. */
export function untoldNote(told: number, left: number): string {
  return `${told} published segments can be told apart at once: ${left} more are not counted, and who is in these alone stands as in none.`;
}
