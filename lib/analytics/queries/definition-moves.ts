import type { Ask } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { memberSizesQuestion, totalSizeQuestion } from "./group-sizes";
import { placedSegments, segmentGrouping } from "./segment-members";

/** Customers of a dataset version under two definitions: those of both stay, those of the later one alone enter, of the earlier one alone leave. */
export interface DefinitionMoves {
  readonly total: number;
  readonly stayed: number;
  readonly entered: number;
  readonly left: number;
}

/** What replacing one definition by another does, in one pass over both. Both must be rules that the version can answer. */
export async function definitionMoves(
  version: DatasetVersion,
  { before, after }: { readonly before: AskedSegment; readonly after: AskedSegment },
  ask: Ask,
): Promise<DefinitionMoves> {
  const frame = { versionId: version.id, manifest: version.manifest };
  const grouping = segmentGrouping(placedSegments([before, after], frame), frame);
  const [total] = await ask(totalSizeQuestion({ versionId: version.id, grouping }));
  const masks = await ask(memberSizesQuestion(grouping));
  const sizeOf = (mask: string) => masks.find((row) => row.group_key === mask)?.size ?? 0;
  return { total: total?.size ?? 0, left: sizeOf("1"), entered: sizeOf("2"), stayed: sizeOf("3") };
}
