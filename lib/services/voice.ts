import "server-only";
import { countOverlap } from "@/lib/analytics/queries/count-overlap";
import { customersIn, type FoundCustomer } from "@/lib/analytics/queries/customers-in";
import type { Actor } from "@/lib/domain/actor";
import { themeKey } from "@/lib/domain/feedback";
import { segmentRef } from "@/lib/domain/segment";
import { listVoices, type VoiceRow } from "@/lib/store/feedback";
import { askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import type { VersionAddress } from "./open-population";
import { resolveVersion } from "./versions";

/** What was said in a dataset, and where those who said it are on one version. */
export interface HeardVoices {
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
  /** The latest first. */
  readonly voices: readonly VoiceRow[];
  /** By id; who is not in it is no customer of this version. */
  readonly customers: ReadonlyMap<string, FoundCustomer>;
  /** How each theme is written most often, by its key, the loudest first. */
  readonly themes: ReadonlyMap<string, string>;
}

/** All that was said in a dataset with the segments of those who said it, by the newest definitions. */
export async function heardVoices(actor: Actor, address: VersionAddress): Promise<HeardVoices> {
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const shown = book.segments
    .filter((one) => one.latest !== null && one.archivedAt === null && one.parentId === null)
    .slice(0, 63);
  const refs = shown.map(({ slug, latest }) => segmentRef(slug, latest ?? 1));
  const ask = askOf(version);
  const { told, sizes, total } = await countOverlap(version, askedSegments(book, refs), ask);
  const voices = await listVoices(actor.scope, version.datasetId);
  const ids = voices.map(({ customerId }) => customerId);
  const { found } = await customersIn(version, { ids, segments: told.map(({ segment }) => segment) }, ask);
  return {
    version,
    total,
    segments: told.map(({ segment: { slug, ref, name, code } }, place) => ({
      slug,
      ref,
      name,
      code,
      size: sizes[place] ?? 0,
    })),
    voices,
    customers: found,
    themes: namedThemes(voices),
  };
}

function namedThemes(voices: readonly VoiceRow[]): Map<string, string> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { theme } of voices) {
    const key = themeKey(theme);
    const known = spellings.get(key) ?? new Map<string, number>();
    spellings.set(key, known);
    known.set(theme, (known.get(theme) ?? 0) + 1);
  }
  const counted = [...spellings].map(([key, known]) => {
    const [usual] = [...known].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    return { key, name: usual?.[0] ?? key, said: [...known.values()].reduce((sum, said) => sum + said, 0) };
  });
  counted.sort((one, other) => other.said - one.said || (one.key < other.key ? -1 : 1));
  return new Map(counted.map(({ key, name }) => [key, name]));
}
