import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { isPublished } from "@/lib/domain/segment";
import { datasetBySlug, listDatasets } from "@/lib/store/datasets";
import { listSegments } from "@/lib/store/segments";
import { segmentBook } from "./asked-segments";
import { latestSizes } from "./segment-sizes";

/** Which data a page is about. */
export interface DataPlace {
  readonly dataset: string;
  readonly version: number;
}

/** The published segments of a dataset that stand under no other, with their sizes on one version, by letter. */
export interface SegmentKey {
  readonly total: number;
  readonly segments: readonly {
    readonly slug: string;
    readonly name: string;
    readonly code: string;
    readonly count: number | null;
    readonly fault: string | null;
  }[];
}

/**
 * The key for a page about some data; for a page about none, that of the first dataset with segments. Null where there is none, and
 * where it cannot be told: no page fails for its key.
 */
export async function segmentKey(actor: Actor, place?: DataPlace): Promise<SegmentKey | null> {
  try {
    const dataset = place?.dataset ?? (await firstDataset(actor));
    if (dataset === null) return null;
    const version = place === undefined ? "latest" : String(place.version);
    const { id } = await datasetBySlug(actor.scope, dataset);
    const book = await segmentBook(actor, id);
    const macro = book.segments.filter((one) => one.parentId === null && one.archivedAt === null);
    if (macro.every((one) => one.latest === null)) return null;
    const { total, sizes } = await latestSizes(actor, { dataset, version });
    return {
      total,
      segments: macro.flatMap(({ slug, name, code }) => {
        const size = sizes.find((one) => one.slug === slug);
        return size ? [{ slug, name, code, count: size.count, fault: size.fault }] : [];
      }),
    };
  } catch (fault) {
    if (fault instanceof AppError) return null;
    throw fault;
  }
}

async function firstDataset(actor: Actor): Promise<string | null> {
  const published = (await listSegments(actor.scope)).filter(isPublished);
  const all = await listDatasets(actor.scope);
  return all.find(({ id }) => published.some((one) => one.datasetId === id))?.slug ?? null;
}
