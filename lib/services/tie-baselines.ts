import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { PinnedFigure } from "@/lib/domain/figure";
import { metricOf } from "@/lib/domain/metrics";
import { lackingOf, tieFigure, type WrittenItem, type WrittenTie } from "@/lib/domain/roadmap";
import type { MatchedItems } from "@/lib/domain/roadmap-merge";
import { type Segment, segmentRef } from "@/lib/domain/segment";
import { segmentBook } from "./asked-segments";
import { pinFigure } from "./figures";
import { isMetricOpen } from "./metric-access";

/** The metric of the segment as it is now; null where it has no value yet. */
export async function baselineOf(
  actor: Actor,
  version: StoredVersion,
  { slug, latest }: Segment,
  metric: string,
): Promise<PinnedFigure | null> {
  if (latest === null) return null;
  const place = { dataset: version.datasetSlug, version: version.number };
  try {
    return await pinFigure(actor, tieFigure(place, metric, segmentRef(slug, latest)));
  } catch (fault) {
    if (fault instanceof AppError) return null;
    throw fault;
  }
}

/** Items with the metrics of their ties as they are now. A tie that lacks something has none, nor one that keeps an older one. */
export async function withBaselines(
  actor: Actor,
  version: StoredVersion,
  { kept, added }: MatchedItems,
): Promise<WrittenItem[]> {
  const read = await baselineReader(actor, version);
  const items: WrittenItem[] = [];
  for (const { file, item } of [...kept, ...added.map((one) => ({ file: one, item: one }))]) {
    const ties: WrittenTie[] = [];
    for (const [place, tie] of file.ties.entries()) {
      const written = item.ties[place];
      ties.push(written?.baseline === null ? { ...tie, baseline: await read(written) } : tie);
    }
    items.push({ ...file, ties });
  }
  return items;
}

/** Reads the number of each segment and metric once. */
async function baselineReader(actor: Actor, version: StoredVersion) {
  const { segments } = await segmentBook(actor, version.datasetId);
  const byId = new Map(segments.map((one) => [one.id, one]));
  const known = new Map<string, Promise<PinnedFigure | null>>();
  return async (tie: WrittenTie): Promise<PinnedFigure | null> => {
    const segment = tie.segmentId === null ? undefined : byId.get(tie.segmentId);
    const metric = tie.metric === null ? undefined : metricOf(tie.metric, version.manifest);
    if (!segment || !metric || lackingOf(tie).length > 0 || !isMetricOpen(actor, metric, version)) return null;
    const key = `${segment.id} ${metric.id}`;
    const found = known.get(key) ?? baselineOf(actor, version, segment, metric.id);
    known.set(key, found);
    return await found;
  };
}
