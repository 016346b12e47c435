import "server-only";
import { countRule } from "@/lib/analytics/queries/count-rule";
import type { Scope } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { PlainRule } from "@/lib/domain/rule";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import { leakingRule, plantedDefinitions } from "@/lib/sample/planted-rules";
import { publishDefinition, saveDraft } from "@/lib/store/segment-definitions";
import { addSegment } from "@/lib/store/segments";
import { askOf } from "./engine";

/** Those in whose name the segments of the sample are drafted, owned and published, by user id. */
export interface SampleAuthors {
  readonly analyst: string;
  readonly product: string;
  readonly executive: string;
}

/** The six segments of the sample company, published with their sizes, and a draft whose rule reads what came after the outcome. */
export async function addSampleSegments(scope: Scope, version: StoredVersion, by: SampleAuthors): Promise<void> {
  const sizes = await sizesOf(version);
  for (const [index, { name, rule, stance }] of plantedDefinitions.entries()) {
    const segment = await addSegment(scope, {
      datasetId: version.datasetId,
      name,
      stance,
      ownerId: by.product,
      parentId: null,
      origin: null,
      createdBy: by.analyst,
    });
    await publishDefinition(scope, {
      segmentId: segment.id,
      rule,
      sentence: ruleSentence(rule, version.manifest),
      note: null,
      change: [],
      restoredFrom: null,
      datasetVersionId: version.id,
      customers: sizes[index] ?? null,
      references: [],
      publishedBy: by.executive,
      fromRevision: null,
      after: null,
    });
  }
  const { id: segmentId } = await addSegment(scope, {
    datasetId: version.datasetId,
    name: leakingRule.name,
    stance: null,
    ownerId: by.analyst,
    parentId: null,
    origin: null,
    createdBy: by.analyst,
  });
  await saveDraft(scope, { segmentId, rule: leakingRule.rule, revision: null, savedBy: by.analyst, basedOn: null });
}

/** Customers of each segment, counted in one pass. */
async function sizesOf(version: StoredVersion): Promise<number[]> {
  const whole: PlainRule = { kind: "any", rules: plantedDefinitions.map(({ rule }) => rule) };
  const { nodes } = await countRule(version, whole, askOf(version));
  return nodes.filter(({ path }) => /^\d+$/.test(path)).map(({ count }) => count);
}
