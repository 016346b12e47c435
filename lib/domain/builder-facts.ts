import type { RuleCondition } from "./rule";
import { checkRule, columnsOf } from "./rule-columns";
import { gapOf } from "./rule-gaps";
import { versionColumn } from "./version-column";
import type { VersionColumn, VersionManifest } from "./version-manifest";

/** A published segment that a rule may name. */
export interface NamedSegment {
  readonly slug: string;
  readonly name: string;
  readonly code: string;
  readonly latest: number;
}

/** What an editor of rules works with: a version with the columns whose values the reader sees whole, and the segments beside. */
export interface BuilderFacts {
  readonly dataset: { readonly slug: string; readonly name: string };
  readonly version: number;
  readonly manifest: VersionManifest;
  /** Columns that the version has and this reader may not ask for. */
  readonly closed: readonly { readonly key: string; readonly label: string }[];
  readonly segments: readonly NamedSegment[];
}

/** A column that is open to rules, by its key. */
export function openColumn(facts: BuilderFacts, key: string): VersionColumn | undefined {
  return versionColumn(facts.manifest, key)?.column;
}

/** The open columns of a table, by label. */
export function columnsOfTable({ manifest }: BuilderFacts, table: string): readonly VersionColumn[] {
  const columns = manifest.tables.find((one) => one.table === table)?.columns ?? [];
  return [...columns].sort((one, other) => one.label.localeCompare(other.label, "en"));
}

/**
 * Why a condition is left out of questions, in a sentence; null when it is asked. `isKept`: it is complete, so that it is saved all
 * the same: another version or another role may answer it.
 */
export function obstacleOf(
  condition: RuleCondition,
  facts: BuilderFacts,
): { readonly sentence: string; readonly isKept: boolean } | null {
  const gap = gapOf(condition);
  if (gap !== null) return { sentence: gap, isKept: false };
  const fault = faultOf(condition, facts);
  return fault === null ? null : { sentence: fault, isKept: true };
}

function faultOf(condition: RuleCondition, facts: BuilderFacts): string | null {
  if (condition.kind === "segment") {
    const isKnown = facts.segments.some(({ slug }) => slug === condition.segment);
    return isKnown
      ? null
      : `There is no published segment ${condition.segment} in this dataset that a rule here may name; choose another.`;
  }
  const closed = facts.closed.find(({ key }) => columnsOf(condition).includes(key));
  if (closed)
    return `The column ${closed.label} holds values your role may not see, so no rule of yours can ask for it.`;
  return checkRule(condition, facts.manifest)[0] ?? null;
}

/** Words of a yes/no column as the file has them. */
export function yesNoWords(column: VersionColumn | undefined): { readonly yes: string; readonly no: string } {
  return column?.labels ?? { yes: "yes", no: "no" };
}
