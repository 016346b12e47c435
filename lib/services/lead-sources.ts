import "server-only";
import { demand } from "@/lib/access/allow";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import { datasetHead } from "@/lib/domain/dataset-head";
import type { LeadSources } from "@/lib/domain/lead-sources";
import { availability, metricOf } from "@/lib/domain/metrics";
import { segmentRef } from "@/lib/domain/segment";
import { versionColumn } from "@/lib/domain/version-column";
import { askedSegments, segmentBook } from "./asked-segments";
import { emptyGrid } from "./empty-grid";
import { askOf } from "./engine";
import { seesWhole } from "./groupable";
import { segmentsToWin } from "./market-brief";
import { isMetricOpen } from "./metric-access";
import type { VersionAddress } from "./open-population";
import { publishedSegments, unlistedNotes } from "./published-segments";
import { sourceGrid } from "./source-grid";
import { resolveVersion } from "./versions";

/** Which lead source brought the customers of each published segment, and how they convert; as this reader may see it. */
export async function leadSources(actor: Actor, address: VersionAddress, signal?: AbortSignal): Promise<LeadSources> {
  demand(actor, "segmentKpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const segments = askedSegments(
    book,
    segmentsToWin(book).map(({ slug, latest }) => segmentRef(slug, latest)),
  );
  const obstacle = obstacleOf(actor, version, segments);
  const dataset = datasetHead(version);
  if (obstacle !== null)
    return {
      dataset,
      conversion: null,
      ...emptyGrid,
      sentence: obstacle,
    };
  const conversion = metricOf("conversion", version.manifest);
  const found = conversion && availability(conversion, version.manifest, "customers");
  const converts = found?.available === true && conversion !== undefined && isMetricOpen(actor, conversion, version);
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const grid = await sourceGrid({ version, segments, converts, hides, ask: askOf(version, signal) });
  const missing = found?.available === false ? [found.sentence] : [];
  const sentence =
    grid.rows.length === 0
      ? "No lead source has five customers or more: fill the column lead source, and they stand here."
      : null;
  return {
    dataset,
    ...grid,
    notes: [...unlistedNotes(publishedSegments(book).length), ...missing, ...grid.notes],
    sentence,
  };
}

/** What keeps the grid from standing, and what would unlock it; null where nothing does. */
function obstacleOf(actor: Actor, version: StoredVersion, segments: readonly AskedSegment[]): string | null {
  const column = versionColumn(version.manifest, "customers.lead_source");
  if (!column)
    return "Which lead source brings whom stands here once a column of the customers is mapped to lead source.";
  if (!seesWhole(actor, column)) return "The lead sources hold what your job role may not see.";
  if (segments.length === 0) return "Publish a segment, and the lead sources of its customers stand here.";
  return null;
}
