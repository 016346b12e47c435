import type { CanonicalTable } from "@/lib/domain/dictionary";
import type { PrivacyClass, Recipe } from "@/lib/domain/recipe";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** 58116 as `58,116`. */
export function count(value: number): string {
  return whole.format(value);
}

/** A number with its noun: `1 row`, `23 rows`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A change with its sign: `+95`, `−3`, `0`. */
export function change(value: number): string {
  return value === 0 ? "0" : `${value > 0 ? "+" : "−"}${count(Math.abs(value))}`;
}

/** A part of a whole as `24.1 %`, never rounded up to all of it; `none` when there is nothing. */
export function share(part: number, all: number): string {
  if (all === 0) return "none";
  const permille = (part / all) * 1000;
  const rounded = part < all ? Math.min(999, Math.round(permille)) : 1000;
  return `${oneDecimal.format(rounded / 10)}\u202f%`;
}

/** Seconds of a build: `0.8 seconds`, `41 seconds`. */
export function seconds(value: number): string {
  return value < 9.95 ? `${oneDecimal.format(value)} seconds` : counted(Math.round(value), "second");
}

/** The name of a table as pages write it. */
export function tableName(table: string): string {
  return table === ("customer_months" satisfies CanonicalTable) ? "customer months" : table;
}

export const customerWords: Readonly<Record<Recipe["grain"], string>> = {
  account: "accounts",
  person: "people",
  contract: "contracts",
};

export const privacyWords: Readonly<Record<PrivacyClass, string>> = {
  none: "none",
  personal: "personal",
  sensitive: "sensitive",
  freeText: "free text",
};

export const typeWords = {
  text: "text",
  number: "number",
  money: "money",
  date: "date",
  timestamp: "date and time",
  yesNo: "yes or no",
} as const;
