import type { Ask } from "@/lib/analytics/sql/question";
import type { Metric } from "@/lib/domain/metric";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { leakingSegments } from "./leaks-for";
import type { ResolvedGrouping } from "./resolve-grouping";

/**
 * Segments whose rule reads what revenue retention measures, by reference, each with why: they are shown and not judged, as on the
 * scoreboard. Any of its shares stands for all three, for they have one outcome.
 */
export async function revenueLeaks(
  source: { readonly version: DatasetVersion; readonly ask: Ask },
  share: Metric,
  resolved: ResolvedGrouping | null,
): Promise<ReadonlyMap<string, string>> {
  const [form] = share.forms;
  if (!form || !resolved?.placed) return new Map();
  const told = resolved.placed.filter(({ fault }) => fault === null).map(({ segment }) => segment);
  const leaks = await leakingSegments(source, { metric: share, form }, told);
  return new Map(
    told.flatMap(({ ref, name }) => {
      const why = leaks.get(ref);
      return why === undefined ? [] : [[ref, `${name} is shown without a verdict: ${why}`]];
    }),
  );
}
