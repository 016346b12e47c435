import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { type BusinessModel, metricsInOrder } from "@/lib/domain/business-model";
import type { ClaimChoices } from "@/lib/domain/claim-choices";
import { availability, metrics } from "@/lib/domain/metrics";
import { isPublished } from "@/lib/domain/segment";
import { segmentBook } from "./asked-segments";
import { isMetricOpen } from "./metric-access";
import { resolveVersion } from "./versions";

/** What claims on a dataset can be about, for this reader: comparable metrics of the newest data and published segments. */
export async function claimChoices(actor: Actor, dataset: string, model: BusinessModel): Promise<ClaimChoices> {
  const version = await resolveVersion(actor, dataset, "latest");
  const { segments } = await segmentBook(actor, version.datasetId);
  const compared = metrics.filter(
    (metric) =>
      !["count", "total", "payback"].includes(metric.kind) &&
      availability(metric, version.manifest, "customers").available &&
      isMetricOpen(actor, metric, version),
  );
  return {
    metrics: metricsInOrder(model, compared).map(({ id, name, unit, direction, minimumEffect }) => ({
      id,
      name,
      unit,
      direction,
      effect: minimumEffect.relative ? null : minimumEffect.size,
    })),
    segments: segments.filter(isPublished).map(({ slug, name }) => ({ slug, name })),
    currency: version.manifest.currency,
  };
}
