import "server-only";
import { demand } from "@/lib/access/allow";
import type { GroupingSource } from "@/lib/analytics/queries/resolve-grouping";
import type { Ask } from "@/lib/analytics/sql/question";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import { demandColumn } from "./groupable";
import { resolveVersion } from "./versions";

/** Which version a question is about, as its address names it. */
export interface VersionAddress {
  readonly dataset: string;
  readonly version: string;
}

/** A version and the segments of a question, and who answers. */
export interface OpenPopulation extends GroupingSource {
  readonly version: StoredVersion;
  readonly segments: readonly AskedSegment[] | undefined;
  readonly ask: Ask;
}

/**
 * Opens a version for a question by everybody, a column or segments, after the rights have been checked: columns that the reader
 * sees whole need `kpis.read`; everybody and published segments `segmentKpis.read`. Throws AppError notFound for an unknown segment.
 */
export async function openPopulation(
  actor: Actor,
  address: VersionAddress,
  { by, segments }: { readonly by?: string | undefined; readonly segments?: readonly string[] | undefined },
  signal?: AbortSignal,
): Promise<OpenPopulation> {
  const byColumn = by !== undefined && by !== segmentsKey;
  demand(actor, byColumn ? "kpis.read" : "segmentKpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  if (byColumn) demandColumn(actor, version, by);
  const asked =
    by === segmentsKey ? askedSegments(await segmentBook(actor, version.datasetId), segments ?? []) : undefined;
  return { version, segments: asked, ask: askOf(version, signal) };
}
