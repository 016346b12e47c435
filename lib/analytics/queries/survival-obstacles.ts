import type { Ask } from "@/lib/analytics/sql/question";
import type { FieldKey, Metric, MetricForm } from "@/lib/domain/metric";
import { metrics } from "@/lib/domain/metrics";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { leakingSegments } from "./leaks-for";
import type { ResolvedGrouping } from "./resolve-grouping";

const lasting = metrics.filter(({ kind }) => kind === "survival");

/** Columns that hold the outcome of survival itself. */
const outcome: ReadonlySet<string> = new Set<FieldKey>(
  lasting.flatMap(({ forms }) => forms.flatMap((form) => form.outcome)),
);

/** Why groups get a curve but no verdict, by their key: the column or the rule reads the length or the end of lives. */
export async function survivalObstacles(
  source: { readonly version: DatasetVersion; readonly ask: Ask },
  by: string | undefined,
  resolved: ResolvedGrouping | null,
): Promise<Map<string, string>> {
  if (!resolved || by === undefined) return new Map();
  const { grouping, groups, placed } = resolved;
  if (placed) {
    const told = placed.filter(({ fault }) => fault === null).map(({ segment }) => segment);
    const leaks = await leakingSegments(source, retention(), told);
    return new Map(
      told.flatMap(({ ref, name }) => {
        const why = leaks.get(ref);
        return why === undefined ? [] : [[ref, `${name} is drawn without a verdict. ${why}`]];
      }),
    );
  }
  if (!outcome.has(by)) return new Map();
  return new Map(groups.map(({ group_key }) => [group_key, leakSentence(grouping.column.label)]));
}

/** Any retention stands for the curve: they share their outcome. */
function retention(): { metric: Metric; form: MetricForm } {
  const [metric] = lasting;
  const [form] = metric?.forms ?? [];
  if (!metric || !form) throw new Error("the registry has retention");
  return { metric, form };
}

function leakSentence(subject: string): string {
  return `${subject} reads how long customers stayed or whether they left, which is what the curve measures: it is drawn, but no verdict is given.`;
}
