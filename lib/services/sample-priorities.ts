import "server-only";
import type { Scope } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import { segmentRef } from "@/lib/domain/segment";
import { plantedMarkets, plantedPriorities, plantedScenarios } from "@/lib/sample/planted-markets";
import { plantedDefinitions } from "@/lib/sample/planted-rules";
import { saveMarket, saveSettings } from "@/lib/store/priorities";
import { addScenario } from "@/lib/store/scenarios";
import { listSegments } from "@/lib/store/segments";

/** Markets of the six segments of the sample, how they are ranked, and two scenarios about them. */
export async function addSamplePriorities(
  scope: Scope,
  { datasetId, number }: StoredVersion,
  by: { readonly analyst: string; readonly product: string },
): Promise<void> {
  const segments = await listSegments(scope, { datasetId });
  for (const { code, name } of plantedDefinitions) {
    const segment = segments.find((one) => one.name === name);
    if (!segment) continue;
    await saveMarket(scope, { segmentId: segment.id, market: plantedMarkets[code], revision: 0, savedBy: by.product });
  }
  await saveSettings(scope, { datasetId, settings: plantedPriorities, revision: 0, savedBy: by.analyst });
  for (const { code, name, note, question } of plantedScenarios) {
    const segment = segments.find((one) => one.code === code);
    if (!segment) continue;
    const asked = { ...question, segment: segmentRef(segment.slug, segment.latest ?? 1) };
    await addScenario(scope, { datasetId, name, note, question: asked, version: number, savedBy: by.analyst });
  }
}
