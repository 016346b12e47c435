import type { FieldKey } from "@/lib/domain/metric";
import { metrics } from "@/lib/domain/metrics";
import { columnsOf } from "@/lib/domain/rule-columns";
import type { ResolvedGrouping } from "./resolve-grouping";

/** Columns that hold the outcome of survival itself. */
const outcome: ReadonlySet<string> = new Set<FieldKey>(
  metrics.filter(({ kind }) => kind === "survival").flatMap(({ forms }) => forms.flatMap((form) => form.outcome)),
);

/** Why groups get a curve but no verdict, by their key: the column or the rule reads the length or the end of lives. */
export function survivalObstacles(by: string | undefined, resolved: ResolvedGrouping | null): Map<string, string> {
  if (!resolved || by === undefined) return new Map();
  const { grouping, groups, placed } = resolved;
  if (placed) {
    const leaking = placed.filter(({ segment }) => columnsOf(segment.rule).some((key) => outcome.has(key)));
    return new Map(leaking.map(({ segment }) => [segment.ref, leakSentence(`The rule of ${segment.name}`)]));
  }
  if (!outcome.has(by)) return new Map();
  return new Map(groups.map(({ group_key }) => [group_key, leakSentence(grouping.column.label)]));
}

function leakSentence(subject: string): string {
  return `${subject} reads how long customers stayed or whether they left, which is what the curve measures: it is drawn, but no verdict is given.`;
}
