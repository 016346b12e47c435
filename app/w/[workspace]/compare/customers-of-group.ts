import { type CompareState, compareHref } from "@/lib/domain/compare-address";
import { customersHref } from "@/lib/domain/customers-address";
import type { Estimate } from "@/lib/domain/estimate";
import { ruleOfGroup } from "@/lib/domain/rule-of-group";
import { type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import type { SegmentOrigin } from "@/lib/domain/segment";
import { againstWords } from "@/lib/domain/sentence";
import type { VersionManifest } from "@/lib/domain/version-manifest";

export interface OpenGroup {
  readonly workspace: string;
  readonly state: CompareState;
  readonly view: ScoreboardView;
  readonly manifest: VersionManifest;
  /** The number that was opened, and its estimate. */
  readonly number: NonNullable<CompareState["open"]>;
  readonly estimate: Estimate | null;
}

/** The list of the customers of an open number's group; null for the whole base and for groups that no rule can say. */
export function customersOfGroup(open: OpenGroup): string | null {
  const { workspace, state, view, manifest, number } = open;
  if (number.group === null) return null;
  const place = { dataset: state.dataset, version: state.version };
  const { by } = state.question;
  if (by === segmentsKey) return customersHref(workspace, { ...place, who: { segment: number.group } });
  const rule = ruleOfGroup(manifest, { by, group: number.group, groups: view.groups });
  return rule === null ? null : customersHref(workspace, { ...place, who: { rule }, origin: originOf(open) });
}

/** What stood out where the group was found, for a newer version to show again. */
function originOf({ workspace, state, view, number, estimate }: OpenGroup): SegmentOrigin {
  const group = view.groups.find(({ key }) => key === number.group);
  const metric = view.metrics.find(({ id }) => id === number.metric);
  const mark = estimate?.mark === "higher" || estimate?.mark === "lower" ? estimate.mark : null;
  const place = `${view.by.label}: ${group?.label ?? number.group}`;
  const words = mark && metric ? `${place}, with ${metric.name} ${mark} than ${againstWords(view.against)}` : place;
  const href = compareHref(workspace, { ...state, open: number });
  return {
    kind: "group",
    words: words.slice(0, 300),
    href: href.length > 2000 ? null : href,
    datasetVersion: state.version,
    metric: mark ? number.metric : null,
    mark,
  };
}
