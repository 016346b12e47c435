import { AppError } from "@/lib/domain/app-error";
import type { Group, ScoreboardQuestion, ScoreboardView } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import type { Relation } from "@/lib/stats/compare";
import { customersWord } from "./customers-word";
import { groupLabel } from "./group-label";
import type { ResolvedGrouping } from "./resolve-grouping";
import type { PlacedSegment } from "./segment-members";

/** What the groups of a board are compared with; key null: each with its own rest, or with the average. */
export interface BoardReference {
  readonly key: string | null;
  readonly relation: Relation;
}

/** The reference of a question. Throws AppError invalid where the board has no such group, or cannot tell who is in it. */
export function referenceOf({ against }: ScoreboardQuestion, { groups, placed }: ResolvedGrouping): BoardReference {
  if (against === "rest" || against === "average") return { key: null, relation: against };
  const key = against.replace(/^group:/, "");
  const details = [{ path: "against", value: against }];
  const fault = placed?.find(({ segment }) => segment.ref === key)?.fault ?? null;
  if (fault !== null) throw new AppError("invalid", `Nothing can be compared with ${key}. ${fault}`, details);
  if (against.startsWith("group:") && groups.some((group) => group.group_key === key))
    return { key, relation: "segment" };
  const sentence = `There is no group ${key} to compare with. Choose the rest, the average or group:<key> of one of the groups.`;
  throw new AppError("invalid", sentence, details);
}

/** The groups as answers carry them: of segments with the letter of their tile and, against one of them, whom they share with it. */
export function boardGroups(resolved: ResolvedGrouping, reference: BoardReference): Group[] {
  const { groups, total, grouping, placed } = resolved;
  if (placed) return placed.map((one) => segmentGroup(one, resolved, reference));
  return groups.map(({ group_key, size, customers }) => ({
    key: group_key,
    label: groupLabel(group_key, grouping.column),
    size,
    customers,
    shareOfTotal: total > 0 ? size / total : null,
  }));
}

/** The dimension of a board. */
export function byHead({ grouping }: ResolvedGrouping): ScoreboardView["by"] {
  return { key: grouping.column.key, label: grouping.column.label, type: grouping.column.type };
}

/** What the rows of a board's dimension are called. */
export function unitWord({ manifest }: DatasetVersion, { grouping }: ResolvedGrouping): string {
  return grouping.table === "customers" ? customersWord(manifest) : grouping.table;
}

function segmentGroup({ segment, fault }: PlacedSegment, resolved: ResolvedGrouping, { key }: BoardReference): Group {
  const { total, grouping, masks, placed } = resolved;
  const sized = (holds: (mask: string) => boolean) =>
    masks.reduce((sum, row) => (holds(row.group_key) ? sum + row.size : sum), 0);
  const { ref, code } = segment;
  const isTwice = placed?.some((other) => other.segment.slug === segment.slug && other.segment.ref !== ref);
  const label = isTwice ? `${segment.name}, definition ${segment.version}` : segment.name;
  if (fault !== null) return { key: ref, label, code, size: null, customers: null, shareOfTotal: null, fault };
  const size = sized((mask) => grouping.belongs(mask, ref));
  return {
    key: ref,
    label,
    code,
    size,
    customers: size,
    shareOfTotal: total > 0 ? size / total : null,
    ...(key === null || key === ref
      ? {}
      : { shared: sized((mask) => grouping.belongs(mask, ref) && grouping.belongs(mask, key)) }),
  };
}
