import "server-only";
import { demand } from "@/lib/access/allow";
import { type FoundApart, findDifferentiators } from "@/lib/analytics/queries/differentiators";
import { lateColumns } from "@/lib/analytics/queries/late-columns";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { differentiatorCondition } from "@/lib/domain/differentiator-condition";
import {
  type Differentiator,
  type DifferentiatorsView,
  differentiatorColumns,
  type LeftOut,
} from "@/lib/domain/differentiators";
import { listed } from "@/lib/domain/in-sentence";
import { countText } from "@/lib/domain/number-words";
import type { Rule } from "@/lib/domain/rule";
import { checkRule } from "@/lib/domain/rule-columns";
import { segmentRefWords } from "@/lib/domain/segment";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { hiddenInLine, isSmall, smallestShownCount } from "@/lib/stats/small-cells";
import { askedDraft, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import { seesWhole } from "./groupable";
import { openPopulation, type VersionAddress } from "./open-population";
import { demandColumns } from "./rules";
import { resolveVersion } from "./versions";

/** Rows of an answer; the family is that of all that were compared. */
const mostRows = 100;

/** What sets a published segment apart from everybody else. Throws AppError notFound for an unknown one. */
export async function segmentDifferentiators(
  actor: Actor,
  address: VersionAddress,
  { segment, signal }: { readonly segment: string; readonly signal?: AbortSignal | undefined },
): Promise<DifferentiatorsView> {
  const { version, segments } = await openPopulation(actor, address, { by: "segments", segments: [segment] }, signal);
  const asked = segments?.[0];
  if (!asked)
    throw new AppError("notFound", `There is no published segment ${segmentRefWords(segment)} in this dataset.`);
  return await differentiators(actor, version, { segment: asked, signal });
}

/** The same for a rule that is not published. `slug`: the segment it is to define. */
export async function draftDifferentiators(
  actor: Actor,
  address: VersionAddress,
  draft: { readonly rule: Rule; readonly slug: string | null; readonly signal?: AbortSignal | undefined },
): Promise<DifferentiatorsView> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const segment = askedDraft(book, { ...draft, name: book.names.get(draft.slug ?? "") ?? "this rule" });
  demandColumns(actor, version, segment.rule);
  return await differentiators(actor, version, { segment, signal: draft.signal });
}

interface AskedApart {
  readonly segment: AskedSegment;
  readonly signal?: AbortSignal | undefined;
}

async function differentiators(
  actor: Actor,
  version: DatasetVersion,
  { segment, signal }: AskedApart,
): Promise<DifferentiatorsView> {
  const [fault] = checkRule(segment.rule, version.manifest);
  if (fault !== undefined) throw new AppError("invalid", fault);
  const ask = askOf(version, signal);
  const first = differentiatorColumns(version.manifest, segment.rule);
  const late = await lateColumns(version, first.asked, ask);
  const { asked, leftOut } = differentiatorColumns(version.manifest, segment.rule, late);
  const found = await findDifferentiators(version, { segment, columns: asked }, ask);
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const hidden = hides ? smallRows(found) : found.rows.map(() => false);
  const rows = found.rows
    .slice(0, mostRows)
    .map((row, index) => rowOf(row, stateOf(actor, row, hidden[index] ?? false), version));
  // Two drafts must not differ by one customer (statistics 4.3).
  const isCoarse = hides && segment.version === 0;
  const counted = (count: number) => (isCoarse ? smallestShownCount * Math.round(count / smallestShownCount) : count);
  const isTiny = hides && (isSmall(found.size) || isSmall(found.total - found.size));
  return {
    segment: { ref: segment.ref, name: segment.name },
    datasetVersion: version.number,
    currency: version.manifest.currency,
    sentence: sentenceOf(segment.name, rows, found),
    unitWord: { account: "accounts", person: "customers", contract: "contracts" }[version.manifest.grain],
    size: isTiny ? null : counted(found.size),
    total: found.total,
    rows: rows.map((row) => (row.customers === null ? row : { ...row, customers: counted(row.customers) })),
    family: { m: found.family.m, marked: found.family.marked, alpha: found.family.alpha },
    leftOut: leftOut.map(({ column, why }) => ({ key: column.key, label: column.label, why })),
    notes: notesOf(found, rows, leftOut),
  };
}

type FoundRow = FoundApart["rows"][number];

function stateOf(actor: Actor, { column }: FoundRow, isHidden: boolean): Differentiator["state"] {
  const isOpen = seesWhole(actor, { table: "customers", column });
  return !isOpen ? "noAccess" : isHidden ? "suppressed" : "shown";
}

function rowOf(row: FoundRow, state: Differentiator["state"], { manifest }: DatasetVersion): Differentiator {
  const { column, value, apart, medians, effect, interval, estimate } = row;
  const head = { key: column.key, label: column.label, type: column.type };
  const word = column.type === "yesNo" ? (column.labels?.yes ?? "yes") : value;
  const isDay = column.type === "date" || column.type === "timestamp";
  const [inside, rest] =
    apart.kind === "share" ? [share(apart.k1, apart.n1), share(apart.k2, apart.n2)] : (medians ?? [null, null]);
  const bare = { column: head, value: word, label: word === null ? column.label : `${column.label}: ${word}` };
  if (state !== "shown") return { ...bare, ...withheld, state };
  const source = { column, value, rest: medians?.[1] ?? null, mark: estimate.mark };
  // Without an as-of day relative dates are not offered; days themselves are.
  const condition = isDay && manifest.asOf === null ? null : differentiatorCondition(source);
  return {
    ...bare,
    inside,
    rest,
    customers: apart.kind === "share" ? apart.n1 : apart.inside.n,
    effect,
    interval,
    p: estimate.p,
    pAdjusted: estimate.pAdjusted,
    mark: estimate.mark,
    reason: estimate.reason,
    condition,
    state,
  };
}

const withheld = {
  inside: null,
  rest: null,
  customers: null,
  effect: null,
  interval: null,
  p: null,
  pAdjusted: null,
  mark: "notComparable",
  reason: null,
  condition: null,
} as const;

function share(k: number, n: number): number | null {
  return n > 0 ? k / n : null;
}

/** Of every column the line of its values, in the segment and outside: fewer than 5 are hidden, and so many more that no sum gives them away. */
function smallRows({ rows, size, total }: FoundApart): boolean[] {
  if (isSmall(size) || isSmall(total - size)) return rows.map(() => true);
  const hidden = new Set<FoundRow>();
  for (const key of new Set(rows.map(({ column }) => column.key))) {
    const own = rows.filter(({ column }) => column.key === key);
    for (const side of [0, 1] as const) {
      const counts = own.map(({ apart }) =>
        apart.kind === "share" ? ([apart.k1, apart.k2] as const)[side] : [apart.inside.n, apart.rest.n][side],
      );
      const [first] = own;
      const all = first?.apart.kind === "share" ? ([first.apart.n1, first.apart.n2] as const)[side] : 0;
      const others = Math.max(0, all - counts.reduce<number>((sum, count) => sum + (count ?? 0), 0));
      const line = hiddenInLine([...counts.map((count) => count ?? 0), others]);
      for (const [index, row] of own.entries()) if (line[index] || isSmall(all)) hidden.add(row);
    }
  }
  return rows.map((row) => hidden.has(row));
}

/** Claims only what is marked and shown. */
function sentenceOf(name: string, rows: readonly Differentiator[], { size, total }: FoundApart): string {
  if (size === 0) return `Nobody is in ${name}, so there is nothing to set apart`;
  if (size === total) return `Everybody is in ${name}, so there is nobody to compare with`;
  const marked = rows.filter(({ mark, state }) => state === "shown" && (mark === "higher" || mark === "lower"));
  const labels = [...new Set(marked.map(({ column }) => column.label))].slice(0, 3);
  if (labels.length === 0) return `No column clearly sets ${name} apart from everybody else`;
  return `What sets ${name} apart most: ${listed(labels)}`;
}

function notesOf(found: FoundApart, shown: readonly Differentiator[], leftOut: readonly LeftOut[]): string[] {
  const more = found.rows.length - shown.length;
  const hidden = shown.filter(({ state }) => state === "suppressed").length;
  const closed = shown.filter(({ state }) => state === "noAccess").length;
  return [
    "Not adjusted for other columns: what goes together with the rule shows here too.",
    ...(more > 0 ? [`${countText(more)} more that differ less are not listed; they count in the family.`] : []),
    ...(hidden > 0 ? [`${countText(hidden)} hidden: fewer than 5 customers, or next to so few.`] : []),
    ...(closed > 0 ? [`${countText(closed)} closed to your job role.`] : []),
    ...(leftOut.length > 0 ? [`${countText(leftOut.length)} columns are left out.`] : []),
  ];
}
