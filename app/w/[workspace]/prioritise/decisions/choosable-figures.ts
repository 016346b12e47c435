import type { Choosable } from "@/components/decisions/choice-of-figures";
import type { DecisionFigure } from "@/lib/domain/decision-resources";
import { type FigureAddress, segmentOfFigure } from "@/lib/domain/figure";
import { subjectKey } from "@/lib/domain/subject";
import type { DecisionSheet } from "@/lib/services/decision-sheet";

/** What can be ticked: the measures of each segment and of everybody, and the numbers that the draft holds from elsewhere. */
export function choosableFigures(sheet: DecisionSheet, held: readonly DecisionFigure[]): Choosable[] {
  const offered = sheet.figures.flatMap(({ segment, figures }) => {
    const under =
      segment === null ? "All customers" : (sheet.segments.find(({ slug }) => slug === segment)?.name ?? segment);
    return figures.map((one): Choosable => ({ ...one, key: keyOf(one.address), segment, under }));
  });
  const elsewhere = held
    .filter(({ address }) => !offered.some(({ key }) => key === keyOf(address)))
    .map(
      ({ address, label, since }): Choosable => ({
        key: keyOf(address),
        segment: segmentOfFigure(address),
        under: "From elsewhere",
        label,
        text: since.today?.text ?? "no value today",
        address,
      }),
    );
  return [...offered, ...elsewhere];
}

function keyOf(figure: FigureAddress): string {
  return subjectKey({ kind: "figure", figure });
}
