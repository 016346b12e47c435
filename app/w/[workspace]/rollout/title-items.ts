import type { DatasetHead } from "@/lib/domain/dataset-head";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";

/** Where the numbers of a page of Roll out come from. */
export function rolloutTitleItems(
  dataset: DatasetHead,
  customers: number | null,
  more: readonly { readonly term: string; readonly detail: string }[] = [],
) {
  return [
    ...(customers === null ? [] : [{ term: "Base", detail: `${countText(customers)} customers` }]),
    { term: "Data to", detail: dataset.asOf === null ? "no dates in the data" : formatDate(dataset.asOf) },
    { term: "Dataset", detail: `${dataset.name}, version ${dataset.version}` },
    { term: "Definitions", detail: "the latest published of each" },
    { term: "Built", detail: `${formatInstant(dataset.builtAt)} UTC, ${dataset.builtBy}` },
    ...more,
  ];
}
