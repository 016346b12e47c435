import "server-only";
import type { Scope } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import { plantedMarkets, plantedPriorities } from "@/lib/sample/planted-markets";
import { plantedDefinitions } from "@/lib/sample/planted-rules";
import { saveMarket, saveSettings } from "@/lib/store/priorities";
import { listSegments } from "@/lib/store/segments";

/** Markets of the six segments of the sample, and how they are ranked. */
export async function addSamplePriorities(
  scope: Scope,
  { datasetId }: StoredVersion,
  by: { readonly analyst: string; readonly product: string },
): Promise<void> {
  const segments = await listSegments(scope, { datasetId });
  for (const { code, name } of plantedDefinitions) {
    const segment = segments.find((one) => one.name === name);
    if (!segment) continue;
    await saveMarket(scope, { segmentId: segment.id, market: plantedMarkets[code], revision: 0, savedBy: by.product });
  }
  await saveSettings(scope, { datasetId, settings: plantedPriorities, revision: 0, savedBy: by.analyst });
}
