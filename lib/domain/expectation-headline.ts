import { expectationTopics, isUnderWay } from "./expectation";
import type { ExpectationBoard, ExpectationGap, ExpectationSheet, PromiseState } from "./expectation-board";
import { timesWords, waitText } from "./service-words";

/**
 * "Software & IT teams wait 2.2 times as long as they expect, agencies 1.6 times": the first two gaps in time, else the first gap.
 * Gaps that are accepted or said to be fixed lead nothing.
 */
export function boardHeadline({ gaps: all, sheets }: ExpectationBoard): string {
  const gaps = all.filter(({ status }) => isUnderWay(status));
  const waits = gaps.filter(({ topic, ratio }) => topic === "firstResponse" && ratio !== null && timesWords(ratio));
  const [first, second] = waits;
  if (first?.ratio) {
    const one = `${first.name} wait ${timesWords(first.ratio)} they expect`;
    const words = second?.ratio ? timesWords(second.ratio) : null;
    return words ? `${one}; ${second?.name} ${words.replace(/ as long as$/, " as long")}` : one;
  }
  const [gap] = gaps;
  if (gap)
    return `The largest gap: ${gap.name}, ${gap.sentence.charAt(0).toLocaleLowerCase("en")}${gap.sentence.slice(1).replace(/\.$/, "")}`;
  if (sheets.every(({ cells }) => cells.every(({ id }) => id === null)))
    return "What each segment expects of our service";
  return all.length === 0 ? "No expectation is clearly missed" : "Every known gap is accepted or said to be fixed";
}

/** How many expectations stand in which state; those that nobody wrote down are not among them. */
export function stateCounts(
  sheets: readonly ExpectationSheet[],
): Readonly<Record<PromiseState, number>> & { readonly written: number } {
  const states = sheets.flatMap(({ cells }) => cells.map(({ againstExpected }) => againstExpected.state));
  const count = (state: PromiseState) => states.filter((one) => one === state).length;
  return {
    met: count("met"),
    inPart: count("inPart"),
    missed: count("missed"),
    unclear: count("unclear"),
    notEnough: count("notEnough"),
    notMeasured: count("notMeasured"),
    blank: count("blank"),
    written: states.length - count("blank"),
  };
}

/** "Of 36 expectations 9 are met, 3 in part and 6 missed; of 18 nobody measures what happens." */
export function countsSentence(sheets: readonly ExpectationSheet[]): string {
  const counts = stateCounts(sheets);
  if (counts.written === 0)
    return `${sheets.length * expectationTopics.length} topics are to be written: what is expected, by whom it was said, and what is offered.`;
  const open = counts.unclear + counts.notEnough;
  return [
    `Of ${counts.written} ${counts.written === 1 ? "expectation" : "expectations"} ${counts.met} ${counts.met === 1 ? "is" : "are"} met, ${counts.inPart} in part and ${counts.missed} missed`,
    ...(open > 0 ? [`${open} ${open === 1 ? "is" : "are"} not clear`] : []),
    ...(counts.notMeasured > 0 ? [`of ${counts.notMeasured} nobody measures what happens`] : []),
  ]
    .join("; ")
    .concat(".");
}

/** "expected 1 h, actual 2.2 h" of a gap in time; null for any other. */
export function gapNumbers(gap: ExpectationGap, sheets: readonly ExpectationSheet[]): string | null {
  const cell = sheets.find(({ slug }) => slug === gap.slug)?.cells.find(({ topic }) => topic === gap.topic);
  if (!cell?.expected?.limit || cell.actual.kind !== "waits") return null;
  const { value } = cell.expected.limit.share === 0.9 ? cell.actual.ninety : cell.actual.median;
  return value === null ? null : `${waitText(value)}, ${waitText(cell.expected.limit.minutes)} expected`;
}
