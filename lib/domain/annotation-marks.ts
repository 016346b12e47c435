import type { AnnotationView } from "./annotation";
import { periodOfKey } from "./calendar-period";

/** Annotations numbered for a drawing. `isDrawn`: their day lies within it. */
export interface NumberedAnnotation {
  readonly number: number;
  readonly isDrawn: boolean;
  readonly annotation: AnnotationView;
}

/** A period of a drawing: its key names calendar days, or `days` has the first and the last, as of a week. */
export interface DrawnPeriod {
  readonly key: string;
  readonly days?: { readonly first: string; readonly last: string } | undefined;
}

/** Numbers annotations by their day, and writes on each calendar period the numbers of those that lie in it: "1, 2". */
export function annotationMarks<Period extends DrawnPeriod>(
  annotations: readonly AnnotationView[],
  periods: readonly Period[],
): {
  readonly periods: readonly (Period & { readonly mark?: string })[];
  readonly numbered: readonly NumberedAnnotation[];
} {
  const sorted = [...annotations].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  const places = sorted.map(({ day }) => placeOf(day, periods));
  const numbered = sorted.map((annotation, index) => ({
    annotation,
    number: index + 1,
    isDrawn: places[index] !== -1,
  }));
  const marked = periods.map((period, place) => {
    const numbers = numbered.filter((_, index) => places[index] === place).map(({ number }) => number);
    return numbers.length === 0 ? period : { ...period, mark: numbersText(numbers) };
  });
  return { periods: marked, numbered };
}

/** The place of the period in which a day lies; -1 where none is drawn. */
function placeOf(day: string, periods: readonly DrawnPeriod[]): number {
  return periods.findIndex(({ key, days }) => {
    if (days) return days.first <= day && day <= days.last;
    const period = periodOfKey(key);
    return period !== undefined && period.from <= day && day < period.to;
  });
}

/** Neighbours in a row are written from the first to the last, so that the text stays short. */
function numbersText(numbers: readonly number[]): string {
  return numbers.length < 3 ? numbers.join(", ") : `${numbers[0]}–${numbers.at(-1)}`;
}
