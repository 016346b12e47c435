import "server-only";
import { countOverlap } from "@/lib/analytics/queries/count-overlap";
import { customersIn, type FoundCustomer } from "@/lib/analytics/queries/customers-in";
import type { Actor } from "@/lib/domain/actor";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import { themeKey } from "@/lib/domain/feedback";
import type { PlainRule } from "@/lib/domain/rule";
import { isPublished, segmentRef } from "@/lib/domain/segment";
import { countByTheme, listVoices, type VoiceRow, voicesOf, voicesPage } from "@/lib/store/feedback";
import { askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import { namedCustomer } from "./named-customer";
import type { VersionAddress } from "./open-population";
import { resolveVersion } from "./versions";

/** Where voices are looked at from: a version, with the segments that customers of it are in. */
interface VoicePlace {
  readonly version: Awaited<ReturnType<typeof resolveVersion>>;
  /** Customers of the version. */
  readonly total: number;
  /** The segments that stand under no other, by letter, with their exact sizes; customers name them by their places. */
  readonly segments: readonly {
    readonly slug: string;
    readonly ref: string;
    readonly name: string;
    readonly code: string;
    readonly size: number;
  }[];
  /** What each of them asks for: the texts of a rule are not for every reader. */
  readonly rules: readonly PlainRule[];
  /** Who of some customers is of the version, by id. */
  readonly found: (voices: readonly VoiceRow[]) => Promise<ReadonlyMap<string, FoundCustomer>>;
}

/** What was said in a dataset, and where those who said it are on one version. */
export interface HeardVoices extends Omit<VoicePlace, "found"> {
  /** The latest first. */
  readonly voices: readonly VoiceRow[];
  /** By id; who is not in it is no customer of this version. */
  readonly customers: ReadonlyMap<string, FoundCustomer>;
}

/** One theme under the name that is written most often. */
export interface HeardTheme {
  readonly name: string;
  /** The latest first. */
  readonly voices: readonly VoiceRow[];
}

/** All that was said in a dataset with the segments of those who said it, by the newest definitions. */
export async function heardVoices(
  actor: Actor,
  address: VersionAddress,
): Promise<HeardVoices & { readonly themes: ReadonlyMap<string, HeardTheme> }> {
  const { found, ...place } = await voicePlace(actor, address);
  const voices = await listVoices(actor.scope, place.version.datasetId);
  return { ...place, voices, customers: await found(voices), themes: heardThemes(voices) };
}

/** A page of what was said in a dataset, or of it on one theme, and how much there is in all. */
export async function heardPage(
  actor: Actor,
  address: VersionAddress,
  { theme, ...page }: HeardPage,
): Promise<HeardVoices & { readonly said: number }> {
  const { found, ...place } = await voicePlace(actor, address);
  const { datasetId } = place.version;
  const key = theme === undefined ? null : themeKey(theme);
  const spellings = await countByTheme(actor.scope, datasetId);
  const asked = [...spellings].filter(([spelling]) => key === null || themeKey(spelling) === key);
  const themes = key === null ? null : asked.map(([spelling]) => spelling);
  const voices = await voicesPage(actor.scope, datasetId, { themes, ...page });
  return { ...place, voices, customers: await found(voices), said: asked.reduce((sum, [, said]) => sum + said, 0) };
}

/**
 * A page of what one customer said, or of it on one theme, and how much there is in all. Throws AppError notFound for whom this reader
 * may not look up.
 */
export async function heardFrom(
  actor: Actor,
  address: VersionAddress,
  { customer, theme, offset, limit }: HeardPage & { readonly customer: string },
): Promise<HeardVoices & { readonly said: number }> {
  const { found, ...place } = await voicePlace(actor, address);
  const { id } = await namedCustomer(actor, place.version, customer, askOf(place.version));
  const all = await voicesOf(actor.scope, place.version.datasetId, id);
  const asked = theme === undefined ? all : all.filter((one) => themeKey(one.theme) === themeKey(theme));
  const voices = asked.slice(offset, offset + limit);
  return { ...place, voices, customers: await found(voices), said: asked.length };
}

interface HeardPage {
  readonly theme: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

async function voicePlace(actor: Actor, address: VersionAddress): Promise<VoicePlace> {
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const shown = book.segments
    .filter(isPublished)
    .filter(({ parentId }) => parentId === null)
    .slice(0, mostSegmentsAtOnce);
  const refs = shown.map(({ slug, latest }) => segmentRef(slug, latest));
  const ask = askOf(version);
  const { told, sizes, total } = await countOverlap(version, askedSegments(book, refs), ask);
  const asked = told.map(({ segment }) => segment);
  return {
    version,
    total,
    segments: asked.map(({ slug, ref, name, code }, place) => ({ slug, ref, name, code, size: sizes[place] ?? 0 })),
    rules: asked.map(({ rule }) => rule),
    found: async (voices) => {
      const ids = voices.map(({ customerId }) => customerId);
      return (await customersIn(version, { ids, segments: asked }, ask)).found;
    },
  };
}

/** By the key of the theme, the loudest first. */
function heardThemes(voices: readonly VoiceRow[]): ReadonlyMap<string, HeardTheme> {
  const keys = new Map<string, string>();
  const groups = new Map<string, { spellings: Map<string, number>; voices: VoiceRow[] }>();
  for (const voice of voices) {
    const { theme } = voice;
    const key = keys.get(theme) ?? themeKey(theme);
    keys.set(theme, key);
    const group = groups.get(key) ?? { spellings: new Map<string, number>(), voices: [] };
    groups.set(key, group);
    group.spellings.set(theme, (group.spellings.get(theme) ?? 0) + 1);
    group.voices.push(voice);
  }
  const loudest = [...groups].sort(
    ([key, one], [other, two]) => two.voices.length - one.voices.length || (key < other ? -1 : 1),
  );
  return new Map(
    loudest.map(([key, { spellings, voices: said }]) => {
      const [usual] = [...spellings].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
      return [key, { name: usual?.[0] ?? key, voices: said }];
    }),
  );
}
