import { countText } from "@/lib/domain/number-words";
import type { PastedValues } from "@/lib/domain/pasted-values";

/** What became of a pasted list: how many values it added, and which of them the data does not hold. */
export interface PasteReport {
  readonly added: number;
  readonly pasted: PastedValues;
  readonly unknown: readonly string[];
}

/** The report in sentences: "12 values were added. 2 came more than once: agency, law." */
export function pasteReportWords({ added, pasted, unknown }: PasteReport): string {
  const known = pasted.values.length - added;
  return [
    added === 1 ? "1 value was added." : `${countText(added)} values were added.`,
    ...(known > 0 ? [`${counted(known, "was", "were")} in the list already.`] : []),
    ...pastedWords(pasted),
    ...(unknown.length > 0 ? [`${counted(unknown.length, "is", "are")} not in this version: ${named(unknown)}.`] : []),
  ].join(" ");
}

/** What a list holds beside the values that it adds: repeats, texts too long, values too many. */
export function pastedWords({ repeated, tooLong, tooMany }: PastedValues): string[] {
  return [
    ...(repeated.length > 0 ? [`${countText(repeated.length)} came more than once: ${named(repeated)}.`] : []),
    ...(tooLong > 0 ? [`${counted(tooLong, "is", "are")} longer than 300 characters and left out.`] : []),
    ...(tooMany > 0 ? [`${counted(tooMany, "is", "are")} beyond the 1,000 values of a list and left out.`] : []),
  ];
}

function counted(count: number, one: string, several: string): string {
  return `${countText(count)} ${count === 1 ? one : several}`;
}

/** At most eight are named. */
function named(values: readonly string[]): string {
  const more = values.length - 8;
  const shown = values.slice(0, 8).join(", ");
  return more > 0 ? `${shown} and ${countText(more)} more` : shown;
}
