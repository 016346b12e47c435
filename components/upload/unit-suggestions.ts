import type { CanonicalField, ColumnType } from "@/lib/domain/dictionary";

export interface UnitSuggestion {
  /** The unit in the file. */
  readonly words: string;
  /** The file's number times this is the field's. */
  readonly multiply: number;
}

const minutes: readonly UnitSuggestion[] = [
  { words: "minutes", multiply: 1 },
  { words: "hours", multiply: 60 },
  { words: "days", multiply: 1440 },
];
const months: readonly UnitSuggestion[] = [
  { words: "months", multiply: 1 },
  { words: "years", multiply: 12 },
  { words: "quarters", multiply: 3 },
];
const shares: readonly UnitSuggestion[] = [
  { words: "share, 0 to 1", multiply: 1 },
  { words: "per cent, 0 to 100", multiply: 0.01 },
];
const amounts: readonly UnitSuggestion[] = [
  { words: "whole currency", multiply: 1 },
  { words: "cents", multiply: 0.01 },
  { words: "thousands", multiply: 1000 },
  { words: "millions", multiply: 1_000_000 },
];

/** Units the file's numbers may be in, for the field they feed; the field's own unit first. */
export function unitSuggestions(field: CanonicalField | undefined, type: ColumnType): readonly UnitSuggestion[] {
  if (field?.name.endsWith("_minutes")) return minutes;
  if (field?.name.endsWith("_months")) return months;
  if (field?.name.endsWith("_rate")) return shares;
  return type === "money" ? amounts : [];
}
