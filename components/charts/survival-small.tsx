import { scaleLinear } from "d3-scale";
import { classNames } from "@/components/ui/class-names";
import { pixel, stepPath } from "./step-curve";
import styles from "./survival-chart.module.css";
import { placeClass, type SurvivalCurve } from "./survival-curve";

export interface SurvivalSmallProps {
  readonly curve: SurvivalCurve;
  /** Drawn in grey behind: all customers. */
  readonly behind: SurvivalCurve | null;
  readonly start: number;
  readonly end: number;
  /** The last tick of the scale: "36 months". */
  readonly tick: { readonly time: number; readonly label: string };
  readonly label: string;
}

const frame = { width: 190, height: 132, right: 150, top: 6, bottom: 112 };

/** One curve of many, on the scale that all of them share. */
export function SurvivalSmall({ curve, behind, start, end, tick, label }: SurvivalSmallProps) {
  const x = scaleLinear([0, Math.max(end, 1e-9)], [0, frame.right]);
  const y = scaleLinear([0, 1], [frame.bottom, frame.top]);
  const path = ({ steps, until }: SurvivalCurve) =>
    `${stepPath(
      [x(start), y(1)],
      steps.map(({ time, share }) => ({ x: x(time), y: y(share), low: null, high: null })),
    )}H${pixel(x(until))}`;
  const last = curve.steps.at(-1);
  return (
    <div className={styles.drawing}>
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
        <path className={styles.grid} d={`M0 ${y(1)}H${frame.right}M0 ${y(0.5)}H${frame.right}`} />
        <path className={styles.base} d={`M0 ${frame.bottom}H${frame.right}`} />
        <text className={styles.axis} x={0} y={pixel(y(0.5) - 4)}>
          50
        </text>
        <text className={styles.axis} x={0} y={frame.bottom + 16}>
          0
        </text>
        <text className={styles.axis} x={pixel(x(tick.time))} y={frame.bottom + 16} textAnchor="end">
          {tick.label}
        </text>
        {behind ? (
          <g className={styles.rest}>
            <path className={classNames(styles.line, styles.hair)} d={path(behind)} />
          </g>
        ) : null}
        <g className={placeClass(curve.place)}>
          <path className={styles.line} d={path(curve)} />
          {last ? (
            <text className={styles.name} x={pixel(x(curve.until) + 5)} y={pixel(y(last.share) + 4)}>
              {Math.round(100 * last.share)}
            </text>
          ) : null}
        </g>
      </svg>
    </div>
  );
}
