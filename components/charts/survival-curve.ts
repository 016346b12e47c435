import styles from "./survival-chart.module.css";

/** One curve to draw; times in the unit of the scale, shares from 0 to 1. */
export interface SurvivalCurve {
  readonly key: string;
  readonly name: string;
  /** Letter of its tile; none for the rest and for everybody. */
  readonly letter: string | null;
  /** Place of its colour, from 1; null is the grey of the rest. */
  readonly place: number | null;
  readonly steps: readonly {
    readonly time: number;
    readonly share: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  /** From here on few are at risk: the line is thin and grey. */
  readonly thinFrom: number;
  /** Where the line ends. */
  readonly until: number;
  /** The reading at the dotted line: its share and how it is written. */
  readonly reading: { readonly share: number; readonly text: string } | null;
  /** Under its name at the end of the line: "77 % at 36 months". */
  readonly endText: string;
  /** At each tick, formatted. */
  readonly atRisk: readonly string[];
}

/** The class that gives a curve its colours: its place from 1, or the grey of the rest. */
export function placeClass(place: number | null): string | undefined {
  return (place === null ? undefined : styles[`place${place}`]) ?? styles.rest;
}
