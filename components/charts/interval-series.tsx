import { scaleLinear } from "d3-scale";
import styles from "./interval-series.module.css";

/** A value with its interval, at a place in a row of periods; null where there is none. */
export interface SeriesPoint {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The period is not over: hollow and dashed. */
  readonly partial: boolean;
  /** The numbers of what happened in the period, on a tick; the words stand below the drawing. */
  readonly mark?: string | undefined;
}

export interface IntervalSeriesProps {
  readonly points: readonly SeriesPoint[];
  /** All points pooled: an upright line would be time, so this one lies level. */
  readonly pooled: number | null;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly label: string;
}

/** One number over time, each with its interval: drawn wide and narrow, the container chooses. */
export function IntervalSeries(props: IntervalSeriesProps) {
  return (
    <div className={styles.series}>
      <Drawing {...props} width={720} className={styles.wide} />
      <Drawing {...props} width={330} className={styles.narrow} />
    </div>
  );
}

function Drawing({
  points,
  pooled,
  ticks,
  label,
  width,
  className,
}: IntervalSeriesProps & { readonly width: number; readonly className: string | undefined }) {
  const y = scaleLinear([ticks[0]?.at ?? 0, ticks.at(-1)?.at ?? 1], [bottom, 10]).clamp(true);
  const x = scaleLinear([-0.5, Math.max(0.5, points.length - 0.5)], [left, width - 8]);
  const every = Math.ceil((points.length * 62) / (width - left));
  const at = (value: number) => fixed(y(value));
  return (
    <svg className={className} width={width} viewBox={`0 0 ${width} ${bottom + 22}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick.at}>
          <path className={styles.grid} d={`M${left} ${at(tick.at)}H${width}`} />
          <text className={styles.axis} x={left - 6} y={at(tick.at) + 4} textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {pooled === null ? null : <path className={styles.pooled} d={`M${left} ${at(pooled)}H${width}`} />}
      {points.map(({ label: period, mark }, index) =>
        mark === undefined ? null : (
          <g key={period}>
            <path className={styles.happened} d={`M${fixed(x(index))} 10V${bottom}`} />
            <text className={styles.tick} x={fixed(x(index))} y={7} textAnchor="middle">
              {mark}
            </text>
          </g>
        ),
      )}
      {points.map((point, index) => (
        <g key={point.label} className={point.partial ? styles.partial : undefined}>
          {point.low === null || point.high === null ? null : (
            <path className={styles.interval} d={`M${fixed(x(index))} ${at(point.low)}V${at(point.high)}`} />
          )}
          {point.value === null ? null : (
            <circle className={styles.dot} cx={fixed(x(index))} cy={at(point.value)} r={3.2} />
          )}
          {index % every === 0 ? (
            <text className={styles.axis} x={fixed(x(index))} y={bottom + 18} textAnchor="middle">
              {point.label}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

const left = 44;
const bottom = 190;

function fixed(value: number): number {
  return Math.round(value * 10) / 10;
}
