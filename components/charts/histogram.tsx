import { scaleLinear } from "d3-scale";
import styles from "./histogram.module.css";

export interface HistogramProps {
  /** How many fall into each bin, in order. */
  readonly counts: readonly number[];
  /** A sentence: "amount from 5 to 900, most between 40 and 80". */
  readonly label: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The shape of a column in one line of a table. Bars start at zero; a bin that holds anything is at least 1 px high. */
export function Histogram({ counts, label, width = 96, height = 22 }: HistogramProps) {
  const length = scaleLinear([0, Math.max(1, ...counts)], [0, height - 1]);
  const step = width / Math.max(1, counts.length);
  return (
    <svg
      className={styles.histogram}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path className={styles.bars} d={counts.map(bar).join("")} />
      <path className={styles.base} d={`M0 ${height - 0.5}H${width}`} />
    </svg>
  );

  function bar(count: number, bin: number): string {
    if (count <= 0) return "";
    const tall = Math.max(1, length(count));
    return `M${fixed(bin * step)} ${height - 1}v${fixed(-tall)}h${fixed(Math.max(1, step - 1))}v${fixed(tall)}z`;
  }
}

function fixed(value: number): number {
  return Math.round(value * 100) / 100;
}
