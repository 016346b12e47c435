import "server-only";
import { demand } from "@/lib/access/allow";
import { featureUseQuestion } from "@/lib/analytics/queries/feature-use";
import { presentCustomers } from "@/lib/analytics/queries/present-customers";
import { resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import { datasetHead } from "@/lib/domain/dataset-head";
import { mostBriefSegments } from "@/lib/domain/executive-brief";
import { type FeatureAdoption, mostFeatures, usualAdoptionDays } from "@/lib/domain/feature-adoption";
import { daysLater } from "@/lib/domain/iso-day";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import { versionColumn } from "@/lib/domain/version-column";
import { adoptionGrid } from "./adoption-grid";
import { askedSegments, segmentBook } from "./asked-segments";
import { emptyGrid } from "./empty-grid";
import { askOf } from "./engine";
import { seesWhole } from "./groupable";
import type { VersionAddress } from "./open-population";
import { publishedSegments, unlistedNotes } from "./published-segments";
import { resolveVersion } from "./versions";

/** Which features the customers of today use, by segment, against the segment that uses each most; as this reader may see it. */
export async function featureAdoption(
  actor: Actor,
  address: VersionAddress,
  { days = usualAdoptionDays, signal }: { readonly days?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<FeatureAdoption> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const published = publishedSegments(book);
  const listed = published.slice(0, mostBriefSegments);
  const asked = askedSegments(
    book,
    listed.map(({ slug, latest }) => segmentRef(slug, latest)),
  );
  const { asOf } = version.manifest;
  const obstacle = obstacleOf(actor, version, asked);
  const base = {
    dataset: datasetHead(version),
    days,
    from: asOf === null ? null : daysLater(asOf, 1 - days),
    to: asOf,
    presence: presentCustomers(version.manifest, "c").sentence,
  };
  if (obstacle !== null || asOf === null)
    return {
      ...base,
      ...emptyGrid,
      customers: 0,
      sentence: obstacle,
    };
  const ask = askOf(version, signal);
  const resolved = await resolveGrouping({ version, segments: asked, ask }, { by: segmentsKey });
  const use = await ask(featureUseQuestion({ version, grouping: resolved.grouping, asOf, days, most: mostFeatures }));
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const grid = adoptionGrid({ asked, resolved, use, hides });
  return { ...base, ...grid, notes: [...unlistedNotes(published.length), ...grid.notes] };
}

/** What keeps the grid from standing, and what would unlock it; null where nothing does. */
function obstacleOf(actor: Actor, version: StoredVersion, asked: readonly AskedSegment[]): string | null {
  const { manifest } = version;
  const name = versionColumn(manifest, "events.name");
  if (!name || !versionColumn(manifest, "events.happened_at"))
    return "What customers use stands here once a file of events is in the data: who did what, and when.";
  if (!seesWhole(actor, name)) return "The names of events hold what your job role may not see.";
  if (manifest.asOf === null) return "What customers use needs the day on which the data end.";
  if (asked.length === 0) return "Publish a segment, and what its customers use stands here.";
  return null;
}
