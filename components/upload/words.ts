import type { ColumnType, SourceTable } from "@/lib/domain/dictionary";
import type { ComputedColumn, Dialect, PrivacyClass, Recipe } from "@/lib/domain/recipe";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** 58116 as `58,116`. */
export function count(value: number): string {
  return whole.format(value);
}

/** A number with its noun: `1 row`, `58,139 rows`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share as `64 %`, with a narrow no-break space. */
export function percent(share: number): string {
  return `${whole.format(Math.floor(share * 100))}\u202f%`;
}

/** Bytes as `31 MB`, `0.9 MB`, `12 KB`. */
export function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  if (bytes >= 1e7) return `${count(bytes / 1e6)} MB`;
  if (bytes >= 1e5) return `${oneDecimal.format(bytes / 1e6)} MB`;
  return `${count(Math.ceil(bytes / 1000))} KB`;
}

/** Seconds as `12 s` or `3 min`. */
export function duration(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
}

export function speed(bytesPerSecond: number): string {
  return `${oneDecimal.format(bytesPerSecond / 1e6)} MB/s`;
}

export const typeWords: Readonly<Record<ColumnType, string>> = {
  text: "text",
  number: "number",
  money: "money",
  date: "date",
  timestamp: "date and time",
  yesNo: "yes or no",
};

/** One row of a table, as in "customer: name". */
export const rowWords: Readonly<Record<SourceTable, string>> = {
  customers: "customer",
  payments: "payment",
  events: "event",
  deals: "deal",
  tickets: "ticket",
};

export const privacyWords: Readonly<Record<PrivacyClass, string>> = {
  none: "none",
  personal: "personal",
  sensitive: "sensitive",
  freeText: "free text",
};

export const operationWords: Readonly<Record<ComputedColumn["operation"], string>> = {
  add: "+",
  subtract: "−",
  multiply: "×",
  divide: "÷",
};

export const grainWords: Readonly<Record<Recipe["grain"], string>> = {
  account: "an account (a company)",
  person: "a person",
  contract: "a contract",
};

/** What a text file is like: `semicolons, UTF-8`. */
export const delimiterWords = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
  blanks: "runs of blanks",
} as const satisfies Readonly<Record<Dialect["delimiter"], string>>;

export const encodingWords = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows-1252",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16, big-endian",
} as const satisfies Readonly<Record<Dialect["encoding"], string>>;

export function dialectWords(dialect: Dialect): string {
  const header = dialect.header ? [] : ["no header line"];
  return [delimiterWords[dialect.delimiter], encodingWords[dialect.encoding], ...header].join(", ");
}
