import type { Actor } from "@/lib/domain/actor";
import type { Rule } from "@/lib/domain/rule";
import type { Stance } from "@/lib/domain/segment";
import { datasetBySlug } from "@/lib/store/datasets";
import { publishDefinition } from "@/lib/store/segment-definitions";
import { addSegment } from "@/lib/store/segments";

/** A segment as a test needs it; `customers`: how many its definition says it had. */
export interface SegmentToPublish {
  readonly dataset: string;
  readonly name: string;
  readonly rule: Rule;
  readonly stance?: Stance | null;
  readonly parentId?: string | null;
  readonly customers?: number;
}

/** Stores a segment of a dataset with its first definition published, without counting anybody. Answers with its id. */
export async function publishedSegment(
  { scope, userId }: Actor,
  { dataset, name, rule, stance = null, parentId = null, customers }: SegmentToPublish,
): Promise<string> {
  const { id: datasetId } = await datasetBySlug(scope, dataset);
  const about = { name, stance, parentId, ownerId: userId, origin: null };
  const { id } = await addSegment(scope, { datasetId, ...about, createdBy: userId });
  await publishDefinition(scope, {
    segmentId: id,
    rule,
    sentence: name,
    note: null,
    change: [],
    restoredFrom: null,
    datasetVersionId: null,
    customers: customers ?? null,
    references: [],
    publishedBy: userId,
    fromRevision: null,
    after: null,
  });
  return id;
}
