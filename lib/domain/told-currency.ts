import type { ColumnProfile } from "./file-profile";

/**
 * The currency (ISO 4217) that files tell by signs or codes in the headers and values of their amounts, or by a column of
 * currencies with one value; null when nothing tells, or several currencies are told.
 */
export function toldCurrency(columns: readonly ColumnProfile[]): string | null {
  const told = new Set(columns.flatMap((column) => toldBy(column)));
  return told.size === 1 ? ([...told][0] ?? null) : null;
}

function toldBy(column: ColumnProfile): string[] {
  const { header, type, topValues, samples } = column;
  const values = [...topValues.map((one) => one.value), ...samples];
  if (type === "money" || type === "number") return [...codesIn(header), ...values.flatMap(codesIn)];
  return /^(currency|currency code|curr|ccy|währung|waehrung)$/i.test(header.trim()) ? values.flatMap(codesIn) : [];
}

function codesIn(text: string): string[] {
  const words = text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  const spelled = words.flatMap((word) => (codes.has(word) ? word.toUpperCase() : (names[word] ?? [])));
  const signed = [...text].flatMap((character) => signs[character] ?? []);
  // "CA$ 5" and "5 $ CAD" are not US dollars: where a code stands, the sign says no more.
  return spelled.length > 0 ? spelled : signed;
}

const signs: Readonly<Record<string, string>> = {
  "€": "EUR",
  $: "USD",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₺": "TRY",
};

const names: Readonly<Record<string, string>> = {
  euro: "EUR",
  euros: "EUR",
  sfr: "CHF",
  dollar: "USD",
  dollars: "USD",
};

const codes: ReadonlySet<string> = new Set(
  "eur usd gbp chf jpy sek nok dkk pln czk huf ron bgn cad aud nzd cny inr brl zar mxn sgd hkd ils aed".split(" "),
);
