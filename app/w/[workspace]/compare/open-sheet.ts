import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { VersionView } from "@/lib/domain/dataset-resources";
import { type Population, populationOf } from "@/lib/domain/population";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { isPublished, readSegmentRef, segmentRef } from "@/lib/domain/segment";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { segmentTile } from "@/lib/domain/segment-tile";
import { segments } from "@/lib/services/segments";
import { leave } from "../page-actor";
import { askedSheet, one, type Search, type Sheet } from "../sheet";
import { groupColumns } from "./read-state";

/** What a page over time is asked of: a dataset in one version, and the segments that are published there. */
export interface OpenSheet extends Sheet {
  readonly published: readonly SegmentView[];
}

/** Segments that a question over time shows beside each other. */
const mostBeside = 12;

/** Opens what the address names; null while there is no dataset with a version. */
export async function openSheet(actor: Actor, search: Search, address: string): Promise<OpenSheet | null> {
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return null;
  const known = await segments(actor, sheet.dataset.slug).catch((fault: unknown) => leave(fault, address));
  return { ...sheet, published: known.filter(isPublished) };
}

/**
 * Whom the address asks about, with every segment by its definition's number; without a word everybody. An address that says nothing
 * yet (`isFresh`) leads to the published segments, else to a column with few values.
 */
export function askedPopulation(
  actor: Actor,
  { shown, published }: OpenSheet,
  { search, isFresh }: { readonly search: Search; readonly isFresh: boolean },
): Population {
  const named = [search.segment].flat().flatMap((ref) => (ref === undefined || ref === "" ? [] : [ref]));
  const by = one(search.by);
  const isSegments = by === undefined || by === segmentsKey;
  if (named.length > 0 && isSegments) return besideOf(named, published);
  const macro = published.filter(({ parent }) => parent === null).map(({ slug }) => slug);
  if (macro.length > 0 && (by === segmentsKey || (isFresh && by === undefined))) return besideOf(macro, published);
  if (!isSegments) return populationOf({ by, ...periodIn(search) });
  const column = isFresh && may(actor, "kpis.read") ? firstWords(actor, shown) : undefined;
  return column === undefined ? {} : { by: column };
}

function besideOf(refs: readonly string[], published: readonly SegmentView[]): Population {
  return populationOf({ segment: refs.slice(0, mostBeside).map((ref) => numbered(ref, published)) });
}

/** Whom one can ask about, for a form: everybody, the published segments, columns of customers. */
export function populationChoice(actor: Actor, { shown, published }: OpenSheet, population: Population) {
  const columns = may(actor, "kpis.read")
    ? (groupColumns(actor, shown.manifest).find(({ table }) => table === "customers")?.columns ?? [])
    : [];
  return {
    label: "Of",
    name: "by",
    value: population.segments ? segmentsKey : (population.by ?? ""),
    options: [
      { value: "", label: "everybody" },
      ...(published.length > 0 ? [{ value: segmentsKey, label: "the published segments" }] : []),
    ],
    groups:
      columns.length > 0
        ? [{ label: "groups by", options: columns.map(({ key, label }) => ({ value: key, label })) }]
        : [],
  };
}

function numbered(ref: string, published: readonly SegmentView[]): string {
  const { slug, version: number } = readSegmentRef(ref);
  const latest = published.find((each) => each.slug === slug)?.latest?.number;
  return number === undefined && latest !== undefined ? segmentRef(slug, latest) : ref;
}

function firstWords(actor: Actor, { manifest }: VersionView): string | undefined {
  const columns = groupColumns(actor, manifest).find(({ table }) => table === "customers")?.columns ?? [];
  const words = columns.filter(
    ({ type, distinct, origin }) => type === "text" && distinct <= 12 && origin !== "derived",
  );
  return words.find(({ label }) => /segment|industry|sector|plan|region/i.test(label))?.key ?? words[0]?.key;
}

function periodIn(search: Search): { readonly period?: "year" | "quarter" | "month" } {
  const period = one(search.period);
  return period === "year" || period === "quarter" || period === "month" ? { period } : {};
}

/** The tile of a group: a segment keeps its own, the groups of a column have those of their places. */
export type TileOf = (key: string, place: number) => { readonly index: number; readonly letter?: string };

/** Tiles of the groups of a question. */
export function tilesOf({ published }: OpenSheet, { segments: asked }: Population): TileOf {
  return (key, place) => {
    const segment = asked && published.find(({ slug }) => slug === readSegmentRef(key).slug);
    return segment ? segmentTile(segment.code) : { index: place };
  };
}
