import type { ExpectationBoard, ExpectationSheet } from "@/lib/domain/expectation-board";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import { sourceNames } from "@/lib/domain/service-words";

/** Where what is expected, offered and measured on the page comes from. */
export function titleItems({ dataset, sheets, tickets }: ExpectationBoard) {
  return [
    { term: "Expected", detail: sources(sheets, "expected") },
    { term: "Offered", detail: sources(sheets, "offered") },
    {
      term: "Actual",
      detail:
        tickets === null
          ? "no tickets"
          : `${countText(tickets.total)} tickets${tickets.first && tickets.last ? `, ${formatDate(tickets.first)} to ${formatDate(tickets.last)}` : ""}`,
    },
    { term: "Dataset", detail: `${dataset.name}, version ${dataset.version}` },
    { term: "Built", detail: `${formatInstant(dataset.builtAt)} UTC, ${dataset.builtBy}` },
  ];
}

function sources(sheets: readonly ExpectationSheet[], side: "expected" | "offered"): string {
  const all = sheets.flatMap(({ cells }) => cells.flatMap((cell) => (cell[side] ? [cell[side].source] : [])));
  if (all.length === 0) return "nothing written yet";
  const kinds = [...new Set(all.map(({ kind }) => sourceNames[kind]))].join(", ");
  const latest =
    all
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? "";
  return `${kinds}; latest of ${formatDate(latest)}`;
}
