import { type RoadmapItem, type RoadmapTie, titleKey, type WrittenItem, type WrittenTie } from "./roadmap";

/** The fields that a file has columns for; null where it stands for the whole item, empty cells too. */
export type FileFields = ReadonlySet<string> | null;

export interface MatchedItems {
  /** What comes of items of the file under the ids of those that they are written over; the ties of both are in one order. */
  readonly kept: readonly { readonly id: string; readonly item: WrittenItem; readonly file: WrittenItem }[];
  readonly added: readonly WrittenItem[];
}

/** Items of a file over those of the same titles, the oldest given first; of those that share one, the newest is written over. */
export function matched(
  there: readonly RoadmapItem[],
  items: readonly WrittenItem[],
  fields: FileFields,
): MatchedItems {
  const known = new Map(there.map((item) => [titleKey(item.title), item]));
  const kept: { id: string; item: WrittenItem; file: WrittenItem }[] = [];
  const added: WrittenItem[] = [];
  for (const item of items) {
    const key = titleKey(item.title);
    const old = known.get(key);
    known.delete(key);
    if (old) kept.push({ id: old.id, item: mergedItem(old, item, fields), file: item });
    else added.push(item);
  }
  return { kept, added };
}

/**
 * An item of a file over the one of the same title. What the file has no column for stays as it is, and a tie to the same segment with
 * the same metric keeps its number and the metric as it was when the tie was made.
 */
function mergedItem(old: RoadmapItem, item: WrittenItem, fields: FileFields): WrittenItem {
  const told = (field: string) => fields === null || fields.has(field);
  const ownOrOld = told("owner") ? item : old;
  const status = told("status") ? item.status : old.status;
  return {
    title: item.title,
    problem: (told("problem") ? item : old).problem,
    status,
    quarter: (told("quarter") ? item : old).quarter,
    effort: (told("effort") ? item : old).effort,
    ownerId: ownOrOld.ownerId,
    ownerName: ownOrOld.ownerName,
    shippedOn: shippedOn(old, item, { status, isTold: told("shippedOn") }),
    // No file has them.
    themes: old.themes,
    ties: told("segment")
      ? item.ties.map((tie) => mergedTie(tieOfSegment(old, tie), tie, fields))
      : old.ties.map(written),
  };
}

function tieOfSegment(item: Pick<RoadmapItem, "ties">, tie: WrittenTie): RoadmapTie | undefined {
  return item.ties.find((one) =>
    tie.segmentId === null
      ? one.segmentId === null && one.segmentName === tie.segmentName
      : one.segmentId === tie.segmentId,
  );
}

/** A file without days of shipping says only that an item is shipped; the day it was is known already. */
function shippedOn(
  old: RoadmapItem,
  item: WrittenItem,
  { status, isTold }: { readonly status: RoadmapItem["status"]; readonly isTold: boolean },
): string | null {
  if (status !== "shipped") return null;
  return isTold ? (item.shippedOn ?? old.shippedOn) : (old.shippedOn ?? item.shippedOn);
}

function mergedTie(old: RoadmapTie | undefined, tie: WrittenTie, fields: FileFields): WrittenTie {
  if (old === undefined) return tie;
  const told = (field: string) => fields === null || fields.has(field);
  const metric = (told("metric") ? tie : old).metric;
  const isSame = metric !== null && metric === old.metric;
  return {
    segmentId: tie.segmentId,
    segmentName: tie.segmentName,
    problem: told("tieProblem") ? tie.problem : (old.problem ?? tie.problem),
    metric,
    // Without its metric an expected change has no unit, and was not read.
    expected: (told("expected") && told("metric") ? tie : old).expected,
    evidence: (told("evidence") ? tie : old).evidence,
    link: (told("link") ? tie : old).link,
    figure: isSame ? (tie.figure ?? old.figure) : tie.figure,
    baseline: isSame ? (old.baseline ?? tie.baseline) : tie.baseline,
  };
}

function written({ id: _, ...tie }: RoadmapTie): WrittenTie {
  return tie;
}
