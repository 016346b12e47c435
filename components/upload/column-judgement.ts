import type { ColumnProfile } from "@/lib/domain/file-profile";
import type { SourceColumn } from "@/lib/domain/recipe";
import { type FieldCatalog, fieldOf } from "./recipe-edits";
import { counted, rowWords, typeWords } from "./words";

/** What is to be said of a column in the mapping. */
export interface ColumnJudgement {
  /** decide: a person should look; key: feeds a field or is protected; rest: attribute or left out. */
  readonly state: "decide" | "key" | "rest";
  /** What is to be decided, or null. */
  readonly question: string | null;
  /** The question can be settled by saying yes; a fault cannot. */
  readonly canConfirm: boolean;
  /** What having this column makes possible. */
  readonly unlocks: string;
  /** 0..1 while the proposal stands; null once a person chose otherwise, or nothing was proposed. */
  readonly confidence: number | null;
  readonly reason: string;
}

/** A column with all that is known of it. */
export interface JudgedColumn {
  readonly column: SourceColumn;
  /** Place in the file's list of columns. */
  readonly at: number;
  readonly profile: ColumnProfile | undefined;
  readonly judgement: ColumnJudgement;
}

export interface ColumnFacts {
  readonly profile: ColumnProfile | undefined;
  /** A person has looked at it, or the dataset's last mapping had it. */
  readonly isSettled: boolean;
  readonly faults: readonly string[];
  readonly catalog: FieldCatalog;
}

/** Below this a proposal is a question. */
const sureEnough = 0.75;

export function columnJudgement(column: SourceColumn, facts: ColumnFacts): ColumnJudgement {
  const suggestion = facts.profile?.suggestion ?? null;
  const isProposed =
    suggestion !== null &&
    column.targets.some(({ table, field }) => table === suggestion.table && field === suggestion.field);
  const question = facts.faults[0] ?? (facts.isSettled ? null : openQuestion(column, facts, isProposed));
  const feeds = column.targets.some((target) => target.field !== null);
  return {
    state: question !== null ? "decide" : feeds || column.privacy !== "none" ? "key" : "rest",
    question,
    canConfirm: question !== null && facts.faults.length === 0,
    unlocks: unlockedBy(column, facts.catalog),
    confidence: isProposed ? suggestion.confidence : null,
    reason: isProposed ? suggestion.reason : feeds ? "chosen here" : "no field fits",
  };
}

function openQuestion(column: SourceColumn, { profile, catalog }: ColumnFacts, isProposed: boolean): string | null {
  if (!profile || column.targets.length === 0) return null;
  const field = column.targets.map((target) => fieldOf(target, catalog)).find((one) => one !== undefined);
  if (field && profile.misfits > 0 && profile.type === column.type) {
    const example = profile.misfitExamples[0]?.value;
    const such = example === undefined ? "" : `, such as “${example}”`;
    return `${counted(profile.misfits, "value does", "values do")} not read as ${typeWords[column.type]}${such}.`;
  }
  const { suggestion } = profile;
  if (suggestion === null || suggestion.confidence >= sureEnough) return null;
  const suggested = fieldOf(suggestion, catalog);
  if (!suggested) return null;
  const name = `${rowWords[suggestion.table]}: ${suggested.label}`;
  if (isProposed) return `Is it “${name}”? ${capital(suggestion.reason)}.`;
  return field === undefined && suggestion.confidence >= 0.5 ? `It may be “${name}”: ${suggestion.reason}.` : null;
}

function unlockedBy(column: SourceColumn, catalog: FieldCatalog): string {
  if (column.targets.length === 0) return "Left out of the version";
  const unlocks = column.targets.flatMap((target) => fieldOf(target, catalog)?.unlocks ?? []);
  return unlocks.length > 0 ? capital([...new Set(unlocks)].join(", ")) : "Groups and filters by its values";
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1).replace(/\.$/, "");
}
