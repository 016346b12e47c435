import type { SourceTable } from "@/lib/domain/dictionary";
import type { ColumnProfile, FileProfile } from "@/lib/domain/file-profile";
import type { RecipeSource } from "@/lib/domain/recipe";

const dated: readonly `${SourceTable}.${string}`[] = [
  "payments.paid_on",
  "events.happened_at",
  "deals.closed_on",
  "tickets.created_at",
  "tickets.first_response_at",
  "tickets.resolved_at",
  "customers.churned_on",
];

/**
 * The as-of day to propose: the latest day over payments, events, closed deals, tickets and churn, not after the upload; null when
 * the data have none of these dates.
 */
export function latestDay(
  files: readonly { readonly profile: FileProfile }[],
  sources: readonly RecipeSource[],
  uploadedOn: string | null,
): string | null {
  const days = sources.flatMap((source, index) =>
    source.columns.flatMap((column) => {
      const counts = column.targets.some((target) => dated.some((one) => one === `${target.table}.${target.field}`));
      const profile = files[index]?.profile.columns.find((one) => one.index === column.index);
      const day = counts && profile ? maximumDay(profile) : null;
      return day === null ? [] : [day];
    }),
  );
  const latest = days.toSorted().at(-1) ?? null;
  return latest !== null && uploadedOn !== null && latest > uploadedOn ? uploadedOn : latest;
}

/** The largest value of a date column as an ISO day, read by its pattern. */
function maximumDay(column: ColumnProfile): string | null {
  if (column.maximum === null || (column.type !== "date" && column.type !== "timestamp")) return null;
  return isoDay(column.maximum.trim(), column.format.datePattern);
}

/** The ISO day of a text written by a strptime pattern (null: year-month-day), or null when it does not fit. */
function isoDay(text: string, pattern: string | null): string | null {
  if (pattern === null) return /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null;
  const letters: string[] = [];
  const expression = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/%(.)/g, (_, letter: string) => {
    letters.push(letter);
    return /[bBaAp]/.test(letter) ? "([A-Za-z]+)" : letter === "Y" ? "(\\d{4})" : "(\\d{1,2})";
  });
  const match = new RegExp(`^${expression}`).exec(text);
  if (!match) return null;
  const part = (letter: string) => match[letters.indexOf(letter) + 1];
  const year = letters.includes("Y") ? Number(part("Y")) : century(Number(part("y")));
  const monthWord = letters.includes("b") ? part("b") : letters.includes("B") ? part("B") : undefined;
  const month =
    monthWord === undefined ? Number(part("m")) : monthNames.indexOf(monthWord.slice(0, 3).toLowerCase()) + 1;
  const day = letters.includes("d") ? Number(part("d")) : 1;
  if (![year, month, day].every((number) => Number.isInteger(number) && number > 0)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function century(year: number): number {
  return year >= 69 ? 1900 + year : 2000 + year;
}
