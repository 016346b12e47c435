import type { Ask } from "@/lib/analytics/sql/question";
import type { Group } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { groupLabel } from "./group-label";
import { type GroupingQuestion, resolveGrouping } from "./resolve-grouping";

/** Sizes of the groups of one column; `total` counts every customer (or row) once. */
export interface CountBy {
  readonly by: { readonly key: string; readonly label: string; readonly type: string };
  readonly total: number;
  readonly groups: readonly Group[];
}

/** Counts the groups of a column as a scoreboard would form them. Throws AppError invalid for an unknown column. */
export async function countBy(version: DatasetVersion, question: GroupingQuestion, ask: Ask): Promise<CountBy> {
  const { grouping, groups, total } = await resolveGrouping({ version, ask }, question);
  const { key, label, type } = grouping.column;
  return {
    by: { key, label, type },
    total,
    groups: groups.map(({ group_key, size, customers }) => ({
      key: group_key,
      label: groupLabel(group_key, grouping.column),
      size,
      customers,
      shareOfTotal: total > 0 ? size / total : null,
    })),
  };
}
