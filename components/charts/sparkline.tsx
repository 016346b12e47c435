import { scaleLinear } from "d3-scale";
import styles from "./sparkline.module.css";

export interface SparklineProps {
  /** Oldest first; null where there is nothing to draw, which is not 0. */
  readonly values: readonly (number | null)[];
  /** A value to be held against: a goal, or as much as before. */
  readonly reference?: number | undefined;
  /** Words under the left and the right end. */
  readonly ends: readonly [from: string, to: string];
  /** A sentence that says what is drawn. */
  readonly label: string;
}

const [width, height, edge] = [200, 40, 5];

/** A small line over time without axes: where a number came from. */
export function Sparkline({ values, reference, ends, label }: SparklineProps) {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  if (known.length < 2) return null;
  const all = [...known.map(({ value }) => value), ...(reference === undefined ? [] : [reference])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const y = scaleLinear([least, most === least ? least + 1 : most], [height - edge, edge]);
  const x = scaleLinear([0, values.length - 1], [0, width]);
  const round = (value: number) => Math.round(value * 10) / 10;
  const line = known.map(({ at, value }, place) => `${place === 0 ? "M" : "L"}${round(x(at))} ${round(y(value))}`);
  return (
    <span className={styles.sparkline}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {reference === undefined ? null : (
          <path className={styles.reference} d={`M0 ${round(y(reference))}H${width}`} />
        )}
        <path className={styles.line} d={line.join("")} />
      </svg>
      <span className={styles.ends}>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </span>
    </span>
  );
}
