import type { AskedSegment } from "@/lib/domain/asked-segment";
import { metrics } from "@/lib/domain/metrics";
import { type MeasuredOutcome, ruleLeaks } from "@/lib/domain/rule-leaks";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import type { Grouping } from "./grouping";

/** What a triangle measures: who still buys, and so who is still there. */
const outcomes: readonly MeasuredOutcome[] = metrics
  .filter(({ id }) => id === "active_12" || id === "retention_12")
  .flatMap((metric) => metric.forms.slice(0, 1).map((form) => ({ metric, form })));

/**
 * Segments, by reference, or the column, by its key, that know the outcome, each with the sentence why no verdict is given: what reads
 * who bought or how long somebody stayed picks in part those who did.
 */
export function cohortLeaks({
  manifest,
  segments,
  grouping,
}: {
  readonly manifest: VersionManifest;
  readonly segments: readonly AskedSegment[];
  readonly grouping: Grouping | null;
}): ReadonlyMap<string, string> {
  const told = segments.flatMap(({ ref, name, rule }) => {
    const [leak] = outcomes.flatMap((outcome) => ruleLeaks(rule, outcome, manifest));
    return leak === undefined ? [] : [[ref, `${name} is shown without a verdict: ${leak.sentence}`] as const];
  });
  if (grouping === null || grouping.members) return new Map(told);
  const { key, label } = grouping.column;
  const filled = { kind: "column", column: key, test: { op: "isFilled" } } as const;
  const reads = outcomes.some((outcome) => ruleLeaks(filled, outcome, manifest).length > 0);
  return reads
    ? new Map([
        [
          key,
          `${label} reads how long customers stayed, whether they left or what they bought, which is what is measured: groups are shown without a verdict.`,
        ],
      ])
    : new Map();
}
