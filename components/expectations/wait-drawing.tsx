import { scaleSqrt } from "d3-scale";
import { classNames } from "@/components/ui/class-names";
import type { Interval } from "@/lib/domain/estimate";
import { waitBounds, waitText } from "@/lib/domain/service-words";
import styles from "./expectations.module.css";

export interface WaitDrawingProps {
  readonly expected: number | null;
  readonly offered: number | null;
  readonly actual: { readonly value: number; readonly interval: Interval };
  readonly tone: "good" | "bad" | "none";
  /** The longest wait of the column, in minutes; all drawings of a column share one scale. */
  readonly longest: number;
}

const width = 138;

/** Upright bar: expected; square: offered; dot: what happens with its interval; further left is faster. Square-root scale. */
export function WaitDrawing({ expected, offered, actual, tone, longest }: WaitDrawingProps) {
  const position = scaleSqrt([0, longest], [5, width - 5]).clamp(true);
  const at = (minutes: number) => Math.round(position(minutes) * 10) / 10;
  const [low, high] = actual.interval;
  return (
    <svg
      className={classNames(styles.wait, tone === "good" && styles.good, tone === "bad" && styles.bad)}
      viewBox={`0 0 ${width} 26`}
      role="img"
      aria-label={label(expected, offered, actual)}
    >
      <path className={styles.axis} d={`M5 15H${width - 5}`} />
      {expected === null ? null : <path className={styles.expected} d={`M${at(expected)} 5V25`} />}
      {offered === null ? null : <rect className={styles.offered} x={at(offered) - 4} y={11} width={8} height={8} />}
      <path className={styles.interval} d={`M${at(low ?? 0)} 15H${at(high ?? longest)}`} />
      <circle className={styles.actual} data-sure={tone !== "none"} cx={at(actual.value)} cy={15} r={4} />
    </svg>
  );
}

function label(
  expected: number | null,
  offered: number | null,
  { value, interval }: WaitDrawingProps["actual"],
): string {
  const bounds = waitBounds(interval, value);
  return [
    ...(expected === null ? [] : [`expected ${waitText(expected)}`]),
    ...(offered === null ? [] : [`offered ${waitText(offered)}`]),
    `actual ${waitText(value)}`,
    ...(bounds === null ? [] : [`interval ${bounds}`]),
  ].join(", ");
}
