/**
 * A cell of a customer or a row as it is read: amounts with thousands marks and cents, numbers without an empty fraction (computed ones
 * to two decimals), times to the minute.
 */
export function cellWords(value: string | null, type: string): string {
  if (value === null) return "";
  if (type === "number") return numberWords(value);
  if (type === "timestamp") return value.replace(/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}).*$/, "$1 $2");
  if (type !== "money" || !/^-?\d+(\.\d+)?$/.test(value)) return value;
  const [whole = "", fraction = ""] = value.split(".");
  const cents = fraction.replace(/0+$/, "").padEnd(2, "0");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`.replace("-", "\u2212");
}

/** The head of a column of cells: amounts are read in the currency that it names. */
export function columnHead(label: string, type: string, currency: string): string {
  return type === "money" ? `${label} (${currency})` : label;
}

function numberWords(value: string): string {
  const short = /\.\d{5,}$/.test(value) ? Number(value).toFixed(2) : value;
  return short.replace(/^(-?\d+)\.0+$/, "$1").replace("-", "\u2212");
}
