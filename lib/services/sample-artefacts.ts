import "server-only";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import type { Scope } from "@/lib/domain/actor";
import type { ArtefactPart } from "@/lib/domain/artefact";
import { type ArtefactKind, artefactKinds, artefactMetrics, mostArtefactMetrics } from "@/lib/domain/artefact-limits";
import type { StoredVersion } from "@/lib/domain/dataset";
import { availability, metricOf } from "@/lib/domain/metrics";
import { expandRule } from "@/lib/domain/rule-expansion";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import { segmentCodes } from "@/lib/sample/halden";
import { sampleWords } from "@/lib/sample/sample-artefacts";
import { keepConfirmation, saveArtefactPart } from "@/lib/store/artefacts";
import { listDefinitions } from "@/lib/store/segment-definitions";
import { listSegments } from "@/lib/store/segments";
import { pinsOfBoard } from "./artefact-pins";
import { askOf } from "./engine";

/** Those in whose name the artefacts of the sample are written, by user id. */
export interface SampleWriters {
  readonly product: string;
  readonly success: string;
}

/** One-pagers and battle cards of the six segments, confirmed with the numbers of the first version. */
export async function addSampleArtefacts(scope: Scope, version: StoredVersion, by: SampleWriters): Promise<void> {
  const published = await publishedSegments(scope, version);
  const question = {
    by: segmentsKey,
    segments: published.map(({ ref }) => ref),
    metrics: [...new Set(artefactKinds.flatMap((kind) => shownMetrics(version, kind)))],
    against: "rest",
  };
  const view = await computeScoreboard({ version, question, segments: published, ask: askOf(version) });
  for (const { id: segmentId, code, ref } of published) {
    const words = sampleWords[code];
    for (const part of Object.keys(words) as ArtefactPart[]) {
      const savedBy = part === "service" ? by.success : by.product;
      await saveArtefactPart(scope, { segmentId, part, words: words[part], revision: null, savedBy });
    }
    const count = view.groups.find(({ key }) => key === ref)?.size ?? 0;
    const all = pinsOfBoard(view, version.datasetSlug, ref);
    const kept = { share: { count, total: view.total }, datasetVersion: version.number, definition: 1 };
    for (const kind of artefactKinds) {
      const shown = shownMetrics(version, kind);
      const pins = all.filter(({ address }) => shown.includes(address.metric));
      await keepConfirmation(scope, { ...kept, pins, segmentId, kind, confirmedBy: by.product });
    }
  }
}

/** The six with their first definitions, as a question names them. */
async function publishedSegments(scope: Scope, version: StoredVersion) {
  const definitions = await listDefinitions(scope);
  const segments = await listSegments(scope, { datasetId: version.datasetId });
  return segments.flatMap(({ id, slug, name, code: letter }) => {
    const definition = definitions.find((one) => one.segmentId === id);
    const code = segmentCodes.find((one) => one === letter);
    if (!definition || code === undefined) return [];
    const { rule } = definition;
    const plain = expandRule(rule, () => undefined, [slug]);
    return [{ id, code, ref: segmentRef(slug, 1), slug, name, version: 1, written: rule, rule: plain }];
  });
}

function shownMetrics({ manifest }: StoredVersion, kind: ArtefactKind): string[] {
  const isThere = (id: string) => {
    const metric = metricOf(id, manifest);
    return metric !== undefined && availability(metric, manifest, "customers").available;
  };
  return artefactMetrics[kind].filter(isThere).slice(0, mostArtefactMetrics);
}
