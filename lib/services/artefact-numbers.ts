import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { type ArtefactKind, artefactMetrics, mostArtefactMetrics } from "@/lib/domain/artefact-limits";
import type { VersionAddress } from "./open-population";
import { type SegmentPerformance, segmentPerformance } from "./segment-performance";

/** The measures of a segment that an artefact shows, each against everybody else. `segment` names a definition: `agencies@7`. */
export function artefactNumbers(
  actor: Actor,
  address: VersionAddress,
  { segment, kind }: { readonly segment: string; readonly kind: ArtefactKind },
): Promise<SegmentPerformance> {
  const measures = { of: artefactMetrics[kind], most: mostArtefactMetrics };
  return segmentPerformance(actor, address, { segment, against: "rest", measures });
}
