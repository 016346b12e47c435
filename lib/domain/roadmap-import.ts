import { type CellReader, cellReader, type ImportRecord } from "./import-cells";
import type { ImportFault, ImportMapping } from "./list-import";
import { webLinkSchema } from "./plain-text";
import {
  expectedOfWritten,
  lackingOf,
  mostEffort,
  mostTies,
  quarterSchema,
  type RoadmapStatus,
  titleKey,
  type WrittenItem,
  type WrittenTie,
} from "./roadmap";

/** What names in a file may mean: keys are in small letters. */
export interface RoadmapNames {
  readonly segments: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly metrics: ReadonlyMap<string, { readonly id: string; readonly unit: string }>;
  readonly members: ReadonlyMap<string, string>;
  /** The day that counts as shipped where a file names none. */
  readonly today: string;
}

export interface ReadFile {
  readonly file: string;
  readonly headers: readonly string[];
  readonly mapping: ImportMapping;
  readonly records: readonly ImportRecord[];
  /** Records that could not be cut into fields at all. */
  readonly cut: readonly ImportFault[];
}

export interface ImportedRoadmap {
  readonly items: readonly WrittenItem[];
  readonly faults: readonly ImportFault[];
  /** Rows that are in no item: those with faults, and the others of an item that has one. */
  readonly left: number;
  readonly unknown: ReadonlyMap<string, number>;
  readonly unfinished: number;
}

interface Draft {
  readonly item: Omit<WrittenItem, "ties">;
  readonly ties: WrittenTie[];
  rows: number;
  isBad: boolean;
}

/**
 * Items from the rows of a file. Rows of one title are one item with a tie each; an item with one bad row is left out as a whole, so
 * that none is half there. Segments that nobody has made are kept by their names.
 */
export function importedRoadmap(read: ReadFile, names: RoadmapNames): ImportedRoadmap {
  const faults: ImportFault[] = [];
  const reader = cellReader(read, faults);
  const drafts = new Map<string, Draft>();
  let nameless = 0;
  for (const record of read.records) {
    const cells = reader(record);
    const title = cells.required("title", 160).replaceAll(/\s+/g, " ");
    const item = itemOf(cells, title, names);
    const tie = tieOf(cells, item.problem, names);
    if (title === "") {
      nameless += 1;
      continue;
    }
    const key = titleKey(title);
    const draft = drafts.get(key) ?? { item, ties: [], rows: 0, isBad: false };
    drafts.set(key, draft);
    if (draft.rows > 0) sameFacts(cells, draft.item, item);
    draft.rows += 1;
    if (tie !== null) addTie(cells, draft, tie);
    if (cells.isBad) draft.isBad = true;
  }
  return summed([...drafts.values()], [...read.cut, ...faults], nameless + broken(read));
}

/** Records that could not be cut into fields, each counted once. */
export function broken({ cut }: Pick<ReadFile, "cut">): number {
  return new Set(cut.map(({ row }) => row)).size;
}

function summed(drafts: readonly Draft[], faults: readonly ImportFault[], nameless: number): ImportedRoadmap {
  const good = drafts.filter(({ isBad }) => !isBad);
  const unknown = new Map<string, number>();
  const ties = good.flatMap((draft) => draft.ties);
  for (const { segmentId, segmentName } of ties)
    if (segmentId === null) unknown.set(segmentName, (unknown.get(segmentName) ?? 0) + 1);
  return {
    items: good.map(({ item, ties: own }) => ({ ...item, ties: own })),
    faults,
    left: nameless + drafts.reduce((sum, { isBad, rows }) => sum + (isBad ? rows : 0), 0),
    unknown,
    unfinished: ties.filter((tie) => lackingOf(tie).length > 0).length,
  };
}

function itemOf(cells: CellReader, title: string, { members, today }: RoadmapNames): Omit<WrittenItem, "ties"> {
  const status = statusOf(cells);
  const owner = cells.text("owner", 160);
  const ownerId = owner === null ? null : (members.get(owner.toLocaleLowerCase("en")) ?? null);
  const shipped = cells.day("shippedOn");
  return {
    title,
    problem: cells.text("problem", 2000),
    status,
    quarter: quarterOf(cells),
    effort: cells.number("effort", 0, mostEffort),
    ownerId,
    ownerName: ownerId === null ? owner : null,
    shippedOn: status === "shipped" ? (shipped ?? today) : null,
    themes: [],
  };
}

const statusesOfWords: readonly (readonly [RegExp, RoadmapStatus])[] = [
  [/^(idea|proposed|new|backlog|open|candidate)$/, "idea"],
  [/^(planned|plan|next|committed|scheduled|to do|todo)$/, "planned"],
  [/^(in progress|inprogress|building|doing|started|in development|wip)$/, "inProgress"],
  [/^(shipped|done|released|live|launched|closed)$/, "shipped"],
  [/^(dropped|cancelled|canceled|rejected|wont do|won t do)$/, "dropped"],
];

function statusOf(cells: CellReader): RoadmapStatus {
  const text = cells.text("status", 80);
  if (text === null) return "idea";
  const words = text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, " ")
    .trim();
  const found = statusesOfWords.find(([expression]) => expression.test(words));
  if (!found) cells.fault("status", "is no status: write idea, planned, in progress, shipped or dropped");
  return found?.[1] ?? "idea";
}

function quarterOf(cells: CellReader): string | null {
  const text = cells.text("quarter", 40);
  if (text === null) return null;
  const [, first, last] = /^(?:(\d{4})\s*[-/ ]?\s*)?Q([1-4])(?:\s*[-/ ]?\s*\d{4})?$/i.exec(text) ?? [];
  const year = first ?? /(\d{4})$/.exec(text)?.[1];
  const quarter = `${year ?? ""}Q${last ?? ""}`;
  if (quarterSchema.safeParse(quarter).success) return quarter;
  cells.fault("quarter", "is no quarter: write 2027Q1 or Q1 2027");
  return null;
}

function tieOf(cells: CellReader, problem: string | null, names: RoadmapNames): WrittenTie | null {
  const name = cells.text("segment", 80)?.replaceAll(/\s+/g, " ") ?? null;
  const metricText = cells.text("metric", 200);
  const written = cells.number("expected", -1e12, 1e12);
  const link = cells.text("link", 500);
  const metric = metricText === null ? null : names.metrics.get(metricText.toLocaleLowerCase("en"));
  if (metricText !== null && !metric) cells.fault("metric", "is no metric of this dataset");
  if (link !== null && !webLinkSchema.safeParse(link).success)
    cells.fault("link", "is no link: it begins with https:// or http://");
  const evidence = cells.text("evidence", 1000);
  const own = cells.text("tieProblem", 1000);
  if (name === null) return null;
  const segment = names.segments.get(name.toLocaleLowerCase("en"));
  return {
    segmentId: segment?.id ?? null,
    segmentName: segment?.name ?? name,
    problem: own ?? problem?.slice(0, 1000) ?? null,
    metric: metric?.id ?? null,
    expected: written === null || !metric ? null : expectedOfWritten(written, metric.unit),
    evidence,
    link,
    figure: null,
    baseline: null,
  };
}

/** A row may leave out what the first row of its item says, and may not say something else. */
function sameFacts(cells: CellReader, first: Draft["item"], next: Draft["item"]): void {
  const told: readonly (readonly [field: string, one: unknown, other: unknown])[] = [
    ["quarter", first.quarter, next.quarter],
    ["effort", first.effort, next.effort],
    ["status", first.status, cells.text("status", 80) === null ? null : next.status],
  ];
  for (const [field, one, other] of told)
    if (other !== null && other !== one) cells.fault(field, "differs from the first row of the same item");
}

function addTie(cells: CellReader, draft: Draft, tie: WrittenTie): void {
  const isThere = draft.ties.some((one) =>
    tie.segmentId === null ? one.segmentName === tie.segmentName : one.segmentId === tie.segmentId,
  );
  if (isThere) cells.fault("segment", "the item is tied to this segment by an earlier row");
  else if (draft.ties.length >= mostTies) cells.fault("segment", `an item is tied to at most ${mostTies} segments`);
  else draft.ties.push({ ...tie, problem: tie.problem ?? draft.item.problem?.slice(0, 1000) ?? null });
}
