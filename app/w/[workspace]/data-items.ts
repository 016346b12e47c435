import type { DatasetHead } from "@/lib/domain/dataset-head";
import { formatDate, formatInstant } from "@/lib/domain/format-date";

/** Which data a page is about, for its title block. */
export function dataItems({
  asOf,
  name,
  version,
  builtAt,
  builtBy,
}: Pick<DatasetHead, "asOf" | "name" | "version" | "builtAt" | "builtBy">) {
  return [
    { term: "Data to", detail: asOf === null ? "no dates in the data" : formatDate(asOf) },
    { term: "Dataset", detail: `${name}, version ${version}` },
    { term: "Built", detail: `${formatInstant(builtAt)} UTC, ${builtBy}` },
  ];
}
