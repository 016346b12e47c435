import { type Fragment, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { emptyKey, otherKey } from "@/lib/domain/group-keys";
import { versionColumn } from "@/lib/domain/metrics";
import { type ScoreboardQuestion, segmentsKey } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import {
  type Counted,
  daySpanQuestion,
  fifthsQuestion,
  type GroupSize,
  groupSizesQuestion,
  memberSizesQuestion,
  totalSizeQuestion,
} from "./group-sizes";
import {
  type Band,
  bandKey,
  bandsOfCuts,
  bandsOfQuantiles,
  exclusive,
  foldedKey,
  type Grouping,
  periodKey,
  textKey,
  yesNoKey,
} from "./grouping";
import { type PlacedSegment, placedSegments, segmentGrouping } from "./segment-members";
import { localTime } from "./zoned-days";

/** Groups beyond this many become one of "other values". */
const mostGroups = 60;

/** What a scoreboard needs of its question to know the groups. */
export type GroupingQuestion = Pick<ScoreboardQuestion, "by" | "bands" | "period">;

/** Who is asked: a version, the segments that the question names, and who answers. */
export interface GroupingSource {
  readonly version: DatasetVersion;
  readonly segments?: readonly AskedSegment[] | undefined;
  /** An earlier version whose customers are in none of the segments. */
  readonly since?: DatasetVersion | undefined;
  readonly ask: Ask;
}

/** A grouping with its groups in order, their sizes and the size of the whole table, both in rows of that table. */
export interface ResolvedGrouping {
  readonly grouping: Grouping;
  readonly groups: readonly GroupSize[];
  readonly total: number;
  /** True where only the largest values stand alone and the others are one group. */
  readonly folded: boolean;
  /** The segments, where these are the groups, in their order. */
  readonly placed: readonly PlacedSegment[] | null;
  /** Customers by the segments they are in, where segments are the groups: the key of each mask, those in none left out. */
  readonly masks: readonly { readonly group_key: string; readonly size: number }[];
}

/**
 * Finds the groups of a column: values of a text, the two words of a yes/no column, bands of a number (those asked for, those of
 * the recipe, else fifths), years, quarters or months of a date; or the segments that the question names. Throws AppError invalid
 * where the version has no such column.
 */
export async function resolveGrouping(source: GroupingSource, question: GroupingQuestion): Promise<ResolvedGrouping> {
  if (question.by === segmentsKey) return await resolveSegments(source);
  const { version, ask } = source;
  const { manifest } = version;
  const found = versionColumn(manifest, question.by);
  if (!found) {
    const sentence = `This version has no column ${question.by}. Choose one of its columns as table.column.`;
    throw new AppError("invalid", sentence, [{ path: "by", value: question.by }]);
  }
  const plain: Grouping = { ...found, ...exclusive, keyOf: textKey };
  const keyed = await keyedGrouping(version, question, { plain, ask });
  const columns = manifest.tables.find(({ table }) => table === found.table)?.columns ?? [];
  const namesCustomers = columns.some(({ name, origin }) => name === "customer_id" && origin !== "attribute");
  const counted = { versionId: version.id, grouping: keyed.grouping, namesCustomers };
  const [total] = await ask(totalSizeQuestion(counted));
  const sizes = await ask(groupSizesQuestion(counted, mostGroups + 1));
  const rest = { total: total?.size ?? 0, placed: null, masks: [] };
  if (sizes.length > mostGroups) return { ...(await fold(counted, sizes, ask)), ...rest };
  return { grouping: keyed.grouping, groups: inOrder(sizes, keyed.order), folded: false, ...rest };
}

/** Segments with the sizes they have in this version; a segment that it cannot answer has none. */
async function resolveSegments({ version, segments, since, ask }: GroupingSource): Promise<ResolvedGrouping> {
  const frame = { versionId: version.id, manifest: version.manifest };
  const placed = placedSegments(segments ?? [], frame);
  const all = segmentGrouping(placed, frame);
  const grouping = since && all.members ? { ...all, members: newcomers(all.members, since) } : all;
  const counted = { versionId: version.id, grouping };
  const [total] = await ask(totalSizeQuestion(counted));
  const masks = await ask(memberSizesQuestion(grouping));
  const groups = placed.map(({ segment: { ref } }) => {
    const size = masks.reduce((sum, row) => (grouping.belongs(row.group_key, ref) ? sum + row.size : sum), 0);
    return { group_key: ref, size, customers: size };
  });
  return { grouping, groups, total: total?.size ?? 0, folded: false, placed, masks };
}

function newcomers(members: Fragment, { id }: DatasetVersion): Fragment {
  return sql`(
  select m.customer_id, m.mask
  from ${members} as m
  where not exists (select 1 from ${versionTable(id, "customers")} as known where known.customer_id = m.customer_id)
)`;
}

type Order = readonly string[] | "byKey" | "bySize";

async function keyedGrouping(
  { id, manifest }: DatasetVersion,
  { by, bands, period }: GroupingQuestion,
  { plain, ask }: { plain: Grouping; ask: Ask },
): Promise<{ grouping: Grouping; order: Order }> {
  const { type, labels } = plain.column;
  if (type === "yesNo") {
    const words = labels ?? { yes: "yes", no: "no" };
    return { grouping: { ...plain, keyOf: yesNoKey(words) }, order: [words.yes, words.no] };
  }
  if (type === "number" || type === "money") {
    const cuts = bands ?? manifest.bands[by];
    const resolved = cuts ? bandsOfCuts(cuts) : await fifths(id, plain, ask);
    return { grouping: { ...plain, keyOf: bandKey(resolved) }, order: resolved.map((band) => band.key) };
  }
  if (type === "date" || type === "timestamp") {
    const [span] = await ask(daySpanQuestion(id, plain));
    const keyOf = periodKey(period ?? suitablePeriod(span?.days ?? 0));
    return { grouping: { ...plain, keyOf: (value) => keyOf(localTime(value, type, manifest)) }, order: "byKey" };
  }
  return { grouping: plain, order: "bySize" };
}

async function fifths(versionId: string, plain: Grouping, ask: Ask): Promise<Band[]> {
  const [range] = await ask(fifthsQuestion(versionId, plain));
  if (!range || range.minimum === null || range.quantiles === null) return [];
  return bandsOfQuantiles(range.minimum, JSON.parse(range.quantiles) as number[]);
}

function suitablePeriod(days: number): "year" | "quarter" | "month" {
  if (days > 1100) return "year";
  return days > 370 ? "quarter" : "month";
}

async function fold(counted: Counted, sizes: readonly GroupSize[], ask: Ask) {
  const { keyOf, column } = counted.grouping;
  const isText = column.type === "text";
  const kept = sizes
    .map((group) => group.group_key)
    .filter((key) => key !== emptyKey)
    .slice(0, mostGroups - 1);
  const folded = foldedKey(isText ? kept : [...kept, emptyKey]);
  const grouping: Grouping = { ...counted.grouping, keyOf: isText ? folded : (value) => folded(keyOf(value)) };
  const groups = await ask(groupSizesQuestion({ ...counted, grouping }, mostGroups + 1));
  return { grouping, groups: inOrder(groups, isText ? "bySize" : "byKey"), folded: true };
}

function inOrder(groups: readonly GroupSize[], order: Order): GroupSize[] {
  const rank = (key: string) => (key === emptyKey ? 2 : key === otherKey ? 1 : 0);
  const place = (key: string) => (typeof order === "string" ? 0 : order.indexOf(key));
  return [...groups].sort(
    (one, other) =>
      rank(one.group_key) - rank(other.group_key) ||
      place(one.group_key) - place(other.group_key) ||
      (order === "bySize" ? other.size - one.size : 0) ||
      (one.group_key < other.group_key ? -1 : 1),
  );
}
