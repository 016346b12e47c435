import { scaleLinear } from "d3-scale";
import { classNames } from "@/components/ui/class-names";
import type { Verdict } from "@/components/ui/mark-difference";
import styles from "./interval-strip.module.css";

export interface StripEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface IntervalStripProps {
  readonly estimate: StripEstimate;
  /** Where the upright line stands: the rest, the average, zero. */
  readonly reference: number;
  /** The scale, shared by all strips of a column. */
  readonly domain: readonly [number, number];
  /** Full dot and colour only where the interval is clear of the reference. */
  readonly verdict: Verdict;
  /** A sentence: "difference −13.2, interval −14.4 to −12.0". */
  readonly label: string;
  readonly width?: number | undefined;
}

export function IntervalStrip({ estimate, reference, domain, verdict, label, width = 84 }: IntervalStripProps) {
  const position = scaleLinear(domain, [edge, width - edge]).clamp(true);
  const at = (value: number) => round(position(value));
  const off = estimate.value < domain[0] ? "left" : estimate.value > domain[1] ? "right" : undefined;
  return (
    <svg
      className={classNames(styles.strip, verdict === "better" && styles.good, verdict === "worse" && styles.bad)}
      width={width}
      height={18}
      viewBox={`0 0 ${width} 18`}
      role="img"
      aria-label={label}
    >
      <path className={styles.reference} d={`M${at(reference)} 1V17`} />
      <path className={styles.interval} d={`M${at(estimate.low)} 9H${at(estimate.high)}`} />
      {off ? (
        <path className={styles.dot} data-sure={verdict !== "unclear"} d={arrow(off, at(estimate.value))} />
      ) : (
        <circle className={styles.dot} data-sure={verdict !== "unclear"} cx={at(estimate.value)} cy={9} r={3.2} />
      )}
      {off === undefined && estimate.low < domain[0] ? (
        <path className={styles.runs} d={`M${edge} 6l-3 3 3 3`} />
      ) : null}
      {off === undefined && estimate.high > domain[1] ? (
        <path className={styles.runs} d={`M${width - edge} 6l3 3-3 3`} />
      ) : null}
    </svg>
  );
}

const edge = 4;

function arrow(side: "left" | "right", x: number): string {
  return side === "right" ? `M${x - 4} 5l5 4-5 4z` : `M${x + 4} 5l-5 4 5 4z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
