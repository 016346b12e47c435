import type { GateView, VersionReport } from "@/lib/domain/dataset-resources";
import type { Recipe } from "@/lib/domain/recipe";
import { count, counted, customerWords, seconds } from "./words";

/**
 * What became of the records: `Built: 58,116 of 58,139 accounts are in version 14; 23 rows were rejected`. A quote that was
 * never closed comes first: what it swallowed was not even counted as records.
 */
export function reportHeadline({ number, report, gates }: VersionReport, recipe: Recipe): string {
  const records = sum(report.sources.map((source) => source.records));
  const kept = sum(report.sources.map((source) => source.kept));
  const rejected = sum(report.sources.map((source) => source.rejected));
  const rest =
    rejected === 0 ? "none was rejected" : `${counted(rejected, "row")} ${rejected === 1 ? "was" : "were"} rejected`;
  const kind = recordWord(recipe);
  const swallowed = sum(gates.filter(isOpenQuote).map((gate) => gate.count));
  if (swallowed > 0)
    return `Built, but about ${counted(swallowed, "line")} ${swallowed === 1 ? "is" : "are"} missing, inside a quote that is never closed: ${count(kept)} ${kind} are in version ${number}`;
  return `Built: ${count(kept)} of ${count(records)} ${kind} are in version ${number}; ${rest}`;
}

/** How long it took, and what became of the version before. */
export function reportLede({ report, previous }: VersionReport, builtAt: string): string {
  const before = previous
    ? ` Version ${previous.number} stays as it was; links to it keep their numbers.`
    : " It is the first version of this dataset.";
  return `${seconds(report.seconds)}, on ${builtAt} UTC.${before}`;
}

/** What a row is called: customers by the dataset's own word where the only file lists them. */
function recordWord(recipe: Recipe): string {
  const [source, ...others] = recipe.sources;
  const listsCustomers =
    others.length === 0 && source?.use.kind === "tables" && source.use.tables.join() === "customers";
  return listsCustomers ? customerWords[recipe.grain] : "records";
}

/** Waived counts as well: the lines are missing all the same. */
function isOpenQuote({ id, status }: GateView): boolean {
  return id.startsWith("open-quote:") && status !== "passed";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
