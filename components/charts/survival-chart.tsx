import { scaleLinear } from "d3-scale";
import { classNames } from "@/components/ui/class-names";
import { AtRiskTable } from "./at-risk-table";
import { bandPath, type CurveStep, pixel, spread, stepPath } from "./step-curve";
import styles from "./survival-chart.module.css";
import { placeClass, type SurvivalCurve } from "./survival-curve";

export interface SurvivalChartProps {
  readonly curves: readonly SurvivalCurve[];
  readonly ticks: readonly { readonly time: number; readonly label: string }[];
  readonly start: number;
  readonly end: number;
  /** Where the dotted line stands. */
  readonly horizon: number | null;
  /** A sentence that names what is drawn. */
  readonly label: string;
  /** "Months since the start. Customers still at risk (observed that long):" */
  readonly riskTitle: string;
}

/** Size of a drawing and where its axes stand. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const wide: Frame = { width: 760, height: 330, left: 38, right: 612, top: 10, bottom: 304 };
const narrow: Frame = { width: 330, height: 250, left: 38, right: 246, top: 10, bottom: 224 };

/** Steps with their bands, a dotted line where they are read, names at the ends of the lines, numbers at risk under the axis. */
export function SurvivalChart(props: SurvivalChartProps) {
  const few = props.ticks.length > 4 ? props.ticks.filter((_, index) => index % 2 === 0) : props.ticks;
  const every = props.ticks.length > 4 ? 2 : 1;
  return (
    <div className={styles.drawing}>
      <div className={styles.wide}>
        <SurvivalDrawing {...props} frame={wide} />
        <AtRiskTable {...props} frame={wide} every={1} />
      </div>
      <div className={styles.narrow}>
        <SurvivalDrawing {...props} ticks={few} frame={narrow} />
        <AtRiskTable {...props} frame={narrow} every={every} />
      </div>
    </div>
  );
}

/** The curves alone, in a frame of any size. */
export function SurvivalDrawing({
  curves,
  ticks,
  start,
  end,
  horizon,
  label,
  frame,
}: SurvivalChartProps & { readonly frame: Frame }) {
  const { width, height, left, right, top, bottom } = frame;
  const x = scaleLinear([0, Math.max(end, 1e-9)], [left, right]);
  const y = scaleLinear([0, 1], [bottom, top]);
  const drawn = curves.map((curve) => ({ curve, ...lineOf(curve, { x, y, start }) }));
  const names = spread(
    drawn.map(({ endY }) => endY),
    frame === narrow ? 30 : 32,
    [top + 4, bottom - 12],
  );
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {[0, 25, 50, 75, 100].map((percent) => (
        <g key={percent}>
          <path
            className={percent === 0 ? styles.base : styles.grid}
            d={`M${left} ${pixel(y(percent / 100))}H${right}`}
          />
          <text className={styles.axis} x={left - 7} y={pixel(y(percent / 100) + 4)} textAnchor="end">
            {percent === 100 ? "100\u202f%" : percent}
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <text key={tick.time} className={styles.axis} x={pixel(x(tick.time))} y={bottom + 18} textAnchor="middle">
          {tick.label}
        </text>
      ))}
      {horizon === null ? null : <path className={styles.at} d={`M${pixel(x(horizon))} ${top}V${bottom}`} />}
      {drawn.map(({ curve, line, thin, band }) => (
        <g key={curve.key} className={placeClass(curve.place)}>
          {band === "" ? null : <path className={styles.band} d={band} />}
          <path className={styles.line} d={line} />
          {thin === "" ? null : <path className={classNames(styles.line, styles.thin)} d={thin} />}
        </g>
      ))}
      {horizon === null ? null : <Readings curves={curves} x={x(horizon)} y={y} frame={frame} />}
      {drawn.map(({ curve, endX }, index) => (
        <g key={curve.key} className={placeClass(curve.place)}>
          <text className={styles.name} x={pixel(Math.max(endX, right) + 8)} y={pixel((names[index] ?? 0) + 1)}>
            {shortened(curve.name, frame.width - frame.right > 130 ? 20 : 12)}
          </text>
          <text className={styles.axis} x={pixel(Math.max(endX, right) + 8)} y={pixel((names[index] ?? 0) + 16)}>
            {frame.width - frame.right > 130 ? curve.endText : curve.endText.replace(/ (at|after) .*$/, "")}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface ReadingsProps {
  readonly curves: readonly SurvivalCurve[];
  readonly x: number;
  readonly y: (share: number) => number;
  readonly frame: Frame;
}

function Readings({ curves, x, y, frame }: ReadingsProps) {
  const read = curves.flatMap((curve) => (curve.reading ? [{ curve, ...curve.reading }] : []));
  const places = spread(
    read.map(({ share }) => y(share) - 9),
    15,
    [frame.top + 4, frame.bottom - 4],
  );
  return (
    <>
      {read.map(({ curve, share, text }, index) => (
        <g key={curve.key} className={placeClass(curve.place)}>
          <circle className={styles.dot} cx={pixel(x)} cy={pixel(y(share))} r={4} />
          <text className={styles.value} x={pixel(x + 7)} y={pixel(places[index] ?? 0)}>
            {text}
          </text>
        </g>
      ))}
    </>
  );
}

interface Scales {
  readonly x: (time: number) => number;
  readonly y: (share: number) => number;
  readonly start: number;
}

function lineOf(curve: SurvivalCurve, { x, y, start }: Scales) {
  const steps: CurveStep[] = curve.steps.map(({ time, share, low, high }) => ({
    x: x(time),
    y: y(share),
    low: low === null ? null : y(low),
    high: high === null ? null : y(high),
  }));
  const from = [x(start), y(1)] as const;
  const limit = x(curve.thinFrom);
  const firm = steps.filter((step) => step.x <= limit);
  const last = firm.at(-1);
  const corner = [Math.min(limit, x(curve.until)), last?.y ?? from[1]] as const;
  const weak = steps.filter((step) => step.x > limit);
  const endX = x(curve.until);
  return {
    line: `${stepPath(from, firm)}H${pixel(corner[0])}`,
    thin: endX > limit ? `${stepPath(corner, weak)}H${pixel(endX)}` : "",
    band: bandPath(from, steps, endX),
    endX,
    endY: steps.at(-1)?.y ?? from[1],
  };
}

function shortened(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
