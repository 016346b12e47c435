import { canonicalField, type SourceTable } from "@/lib/domain/dictionary";
import type { ColumnProfile } from "@/lib/domain/file-profile";
import { type Synonym, synonyms } from "./field-synonyms";
import { headerWords } from "./header-words";

interface SuggestedFields {
  readonly columns: ColumnProfile[];
  /** Tables the file probably feeds, best first. */
  readonly tables: SourceTable[];
}

/** Proposes the tables a file feeds and a field for each column of the first of them, with a confidence and a reason in words. */
export function suggestFields(columns: readonly ColumnProfile[]): SuggestedFields {
  const tables = guessTables(columns);
  const taken = new Map<string, string>();
  const best = new Map<number, NonNullable<ColumnProfile["suggestion"]>>();
  for (const table of tables) {
    const choices = columns
      .flatMap((column) => suggestionsFor(column, table, columns).map((suggestion) => ({ column, suggestion })))
      .toSorted((a, b) => b.suggestion.confidence - a.suggestion.confidence || a.column.index - b.column.index);
    for (const { column, suggestion } of choices) {
      const key = `${suggestion.table}.${suggestion.field}`;
      if (taken.has(key) || best.has(column.index)) continue;
      taken.set(key, column.header);
      best.set(column.index, suggestion);
    }
  }
  return { columns: columns.map((column) => ({ ...column, suggestion: best.get(column.index) ?? null })), tables };
}

/** The fields of one table that a column may be, by header and type. */
export function suggestionsFor(
  column: ColumnProfile,
  table: SourceTable,
  all: readonly ColumnProfile[],
): NonNullable<ColumnProfile["suggestion"]>[] {
  const words = headerWords(column.header);
  return synonyms.flatMap((synonym) => {
    if (synonym.table !== table || !synonym.expression.test(words) || !typeFits(column, synonym)) return [];
    if (table === "customers" && synonym.field === "customer_id" && all.length > 1 && !identifies(column)) return [];
    const label = canonicalField(table, synonym.field)?.label ?? synonym.field;
    return [
      {
        table,
        field: synonym.field,
        confidence: synonym.confidence,
        reason: `the header "${column.header}" is a usual name for ${label}, and ${column.typeReason}`,
      },
    ];
  });
}

/** Almost every record has its own value, as an identity must. */
function identifies(column: ColumnProfile): boolean {
  const filled = column.rows - column.empty;
  return filled > 0 && column.distinct >= filled * 0.98;
}

function typeFits(column: ColumnProfile, synonym: Synonym): boolean {
  const { type } = column;
  switch (synonym.types) {
    case "id":
      return type === "text" || type === "number";
    case "text":
      return type === "text" || (synonym.field === "outcome" && type === "yesNo");
    case "number":
      return (type === "number" || type === "money") && withinField(column, synonym);
    case "date":
      return type === "date";
    case "moment":
      return type === "date" || type === "timestamp";
    case "yesNo":
      return type === "yesNo";
  }
}

/** Nearly all values lie within the limits of the field, by the middle of their bins. */
function withinField(column: ColumnProfile, synonym: Synonym): boolean {
  const field = canonicalField(synonym.table, synonym.field);
  const low = field?.minimum ?? Number.NEGATIVE_INFINITY;
  const high = field?.maximum ?? Number.POSITIVE_INFINITY;
  let inside = 0;
  let all = 0;
  for (const bin of column.histogram) {
    const middle = (Number(bin.from) + Number(bin.to)) / 2;
    all += bin.count;
    if (middle >= low && middle <= high) inside += bin.count;
  }
  return inside >= all * 0.9;
}

/**
 * What a file is about: won and lost mean deals, a ticket's columns mean tickets, customers who recur with dated amounts mean
 * payments, with dated names events; a column that identifies each record, or none of these, means customers.
 */
function guessTables(columns: readonly ColumnProfile[]): SourceTable[] {
  const found = (table: SourceTable, field: string) =>
    columns.filter((column) => suggestionsFor(column, table, columns).some((one) => one.field === field));
  const repeatedCustomer = found("payments", "customer_id").some((column) => !identifies(column));
  if (columns.some(holdsOutcomes)) return ["deals"];
  const ticketFields = [
    "ticket_id",
    "first_response_minutes",
    "first_response_at",
    "resolution_minutes",
    "csat_score",
    "priority",
  ];
  if (ticketFields.filter((field) => found("tickets", field).length > 0).length >= 3)
    return found("tickets", "customer_id").length > 0 ? ["tickets", "customers"] : ["tickets"];
  const paid = found("payments", "paid_on").length > 0 && found("payments", "amount").length > 0;
  if (repeatedCustomer && paid) return columns.length > 6 ? ["payments", "customers"] : ["payments"];
  if (repeatedCustomer && found("events", "happened_at").length > 0 && found("events", "name").length > 0)
    return ["events"];
  return ["customers"];
}

function holdsOutcomes(column: ColumnProfile): boolean {
  if (column.type !== "text" || column.distinct > 30) return false;
  const words = column.topValues.map((one) => one.value.toLowerCase());
  const has = (expression: RegExp) => words.some((word) => expression.test(word));
  return has(/\b(won|gewonnen)\b/) && has(/\b(lost|verloren)\b/);
}
