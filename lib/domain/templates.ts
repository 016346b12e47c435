import type { VersionColumn, VersionManifest } from "./version-manifest";

/** Models of segmentation that draft rules from the columns at hand. */
export const templateKinds = [
  "companySize",
  "geography",
  "leadSource",
  "valueTenths",
  "valueCut",
  "rfm",
  "lifeCycle",
  "behaviour",
] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** The words of a template; `asks`: what it looks at, as the pages say it. */
export interface TemplateWords {
  readonly name: string;
  readonly asks: string;
}

export const templateWords: Readonly<Record<TemplateKind, TemplateWords>> = {
  companySize: { name: "Company size", asks: "How many people work there?" },
  geography: { name: "Geography", asks: "Where are they?" },
  leadSource: { name: "Lead source", asks: "Where did they come from?" },
  valueTenths: { name: "Value in tenths", asks: "How much revenue have they brought?" },
  valueCut: { name: "Value: the top of the base", asks: "How few customers bring how much of the revenue?" },
  rfm: { name: "Recency, frequency, money", asks: "How lately, how often and how much do they buy?" },
  lifeCycle: { name: "Life cycle", asks: "Are they new, active, slipping, lost or returning?" },
  behaviour: { name: "Behaviour", asks: "What have they done or used?" },
};

/** What a template works with in a version, or the sentence that says what is missing. */
export type TemplateColumns =
  | { readonly missing: null; readonly columns: readonly VersionColumn[] }
  | { readonly missing: string };

/** Finds the columns of a template: by canonical field first, else by what the column is called. */
export function templateColumns(kind: TemplateKind, manifest: VersionManifest): TemplateColumns {
  const customers = manifest.tables.find(({ table }) => table === "customers")?.columns ?? [];
  if (customers.length === 0)
    return { missing: "This version has no customers, so a segment has nobody to choose from." };
  switch (kind) {
    case "companySize":
      return named(customers, sizeWords, ["number"], "a number of employees of each customer");
    case "geography":
      return named(customers, placeWords, ["text"], "a column with the country or region of each customer");
    case "leadSource":
      return named(customers, sourceWords, ["text"], "the field lead source, the channel of acquisition");
    case "valueTenths":
    case "valueCut":
      return valueColumn(customers);
    case "rfm":
    case "lifeCycle":
      return paymentColumns(kind, manifest);
    case "behaviour":
      return behaviourColumns(customers, manifest);
  }
}

const sizeWords = [/^employees$|number of employees|head ?count|staff|mitarbeiter/i, /company.?size|team.?size|seats/i];
const placeWords = [/^country$|country|land$/i, /region|state|province|county/i, /city|town$|location/i];
const sourceWords = [/^lead.?source$/i, /source|channel|campaign|utm/i];

/** The columns whose names fit, those of the first pattern first; each of them drafts a set of its own. */
function named(
  columns: readonly VersionColumn[],
  words: readonly RegExp[],
  types: readonly VersionColumn["type"][],
  wanted: string,
): TemplateColumns {
  const usable = columns.filter(
    ({ type, privacy, distinct }) => types.includes(type) && privacy === "none" && distinct >= 2,
  );
  const found = words.flatMap((word) => usable.filter(({ name, label }) => word.test(name) || word.test(label)));
  return found.length > 0
    ? { missing: null, columns: [...new Set(found)].slice(0, 1) }
    : { missing: `Needs ${wanted}; map or join one.` };
}

function valueColumn(columns: readonly VersionColumn[]): TemplateColumns {
  const found = ["total_revenue", "monthly_revenue"]
    .map((field) => columns.find(({ name, origin }) => name === field && origin !== "attribute"))
    .find((column) => column !== undefined);
  return found
    ? { missing: null, columns: [found] }
    : { missing: "Needs the field total revenue, or payments from which it is summed up; map one." };
}

function paymentColumns(kind: "rfm" | "lifeCycle", manifest: VersionManifest): TemplateColumns {
  const columns = manifest.tables.find(({ table }) => table === "payments")?.columns;
  if (!columns) return { missing: "Needs payments with their day; map a file of payments or orders." };
  if (manifest.asOf === null)
    return { missing: "Counts back from an as-of day, and this version has none: map a date, or confirm one." };
  const wanted = kind === "rfm" ? ["paid_on", "order_id", "amount"] : ["paid_on"];
  const found = wanted.flatMap((field) => columns.find(({ name }) => name === field) ?? []);
  return found.length === wanted.length
    ? { missing: null, columns: found }
    : { missing: `Needs ${wanted.map((field) => field.replace("_", " ")).join(", ")} of payments.` };
}

function behaviourColumns(customers: readonly VersionColumn[], manifest: VersionManifest): TemplateColumns {
  const events = manifest.tables.find(({ table, rows }) => table === "events" && rows > 0);
  const name = events?.columns.find((column) => column.name === "name");
  if (name) return { missing: null, columns: [name] };
  const used = customers.filter(
    ({ type, privacy, origin, distinct }) =>
      type === "yesNo" && privacy === "none" && origin === "attribute" && distinct >= 2,
  );
  return used.length > 0
    ? { missing: null, columns: used.slice(0, 8) }
    : { missing: "Needs events with their name, or yes/no columns of what customers use; map some." };
}
