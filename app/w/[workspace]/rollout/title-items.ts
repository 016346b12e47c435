import type { DatasetHead } from "@/lib/domain/dataset-head";
import { countText } from "@/lib/domain/number-words";
import { dataItems } from "../data-items";

/** Where the numbers of a page of Roll out come from. */
export function rolloutTitleItems(
  dataset: DatasetHead,
  customers: number | null,
  more: readonly { readonly term: string; readonly detail: string }[] = [],
) {
  return [
    ...(customers === null ? [] : [{ term: "Base", detail: `${countText(customers)} customers` }]),
    ...dataItems(dataset),
    { term: "Definitions", detail: "the latest published of each" },
    ...more,
  ];
}
