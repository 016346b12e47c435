import "server-only";
import { customerIds } from "@/lib/analytics/queries/customer-identity";
import { customersIn } from "@/lib/analytics/queries/customers-in";
import type { Actor } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import { plantedDefinitions } from "@/lib/sample/planted-rules";
import { sampleItems, sampleThemes, sampleVoices } from "@/lib/sample/sample-roadmap";
import { addFeedback, type FeedbackRow } from "@/lib/store/feedback";
import { addRoadmapItems } from "@/lib/store/roadmap";
import { listSegments } from "@/lib/store/segments";
import { askOf } from "./engine";
import { withBaselines } from "./tie-baselines";

/** The roadmap of the sample company as `product` writes it, and what its customers say. Its segments are there before. */
export async function addSampleRoadmap(
  product: Actor,
  version: StoredVersion,
  by: { readonly success: string },
): Promise<void> {
  const { scope, userId } = product;
  const { datasetId } = version;
  const segments = new Map((await listSegments(scope, { datasetId })).map((one) => [one.code, one]));
  const added = sampleItems.map(({ ties, shippedOn = null, ...item }) => ({
    ...item,
    shippedOn,
    ownerId: userId,
    ownerName: null,
    ties: ties.map(({ code, ...tie }) => ({
      ...tie,
      segmentId: segments.get(code)?.id ?? null,
      segmentName: segments.get(code)?.name ?? code,
      link: null,
      figure: null,
      baseline: null,
    })),
  }));
  const items = await withBaselines(product, version, { kept: [], added });
  await addRoadmapItems(scope, items, { datasetId, createdBy: userId });
  await addFeedback(scope, await spoken(version), { datasetId, createdBy: by.success });
}

/** Enough customers of each segment to speak for all themes. */
const everyNth = 12;

/** What customers of the sample say: real ones of each segment, some of them on several themes. */
async function spoken(version: StoredVersion): Promise<FeedbackRow[]> {
  const ask = askOf(version);
  const some = (await customerIds(version, ask)).filter((_, index) => index % everyNth === 0);
  const segments = plantedDefinitions.map(({ code, name, rule }) => ({
    ref: code,
    slug: code,
    name,
    code,
    version: 1,
    written: rule,
    rule,
  }));
  const { found } = await customersIn(version, { ids: some, segments }, ask);
  const members = plantedDefinitions.map((_, place) => some.filter((id) => found.get(id)?.inside.includes(place)));
  return sampleThemes.flatMap((theme, number) =>
    sampleVoices(theme, number, (place, at) => members[place]?.[at] ?? null),
  );
}
