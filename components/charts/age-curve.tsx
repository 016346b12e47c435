import { scaleLinear } from "d3-scale";
import { classNames } from "@/components/ui/class-names";
import styles from "./age-curve.module.css";

/** A value at an age; null where nobody is observed or it is hidden. */
export interface AgePoint {
  readonly age: number;
  readonly value: number | null;
}

export interface AgeCurveProps {
  readonly points: readonly AgePoint[];
  /** The same of everybody, in grey behind. */
  readonly everybody: readonly AgePoint[];
  /** Place of the group in its list, from 0: the colour of its line. */
  readonly index: number;
  /** The last age and the highest value of the scale, shared by all curves of a figure. */
  readonly lastAge: number;
  readonly top: number;
  /** What stands at the end of the line, at the middle line and at the right end of the axis. */
  readonly words: { readonly end: string; readonly middle: string; readonly axis: string };
  /** A sentence: "Agencies: 77 % pay a year later, all customers 51 %". */
  readonly label: string;
}

/** How a group's share goes on with age, against everybody. Values of ages are joined; a gap stays a gap. */
export function AgeCurve({ points, everybody, index, lastAge, top, words, label }: AgeCurveProps) {
  const x = scaleLinear([0, Math.max(1, lastAge)], [0, plot.width]);
  const y = scaleLinear([0, top > 0 ? top : 1], [plot.bottom, plot.top]).clamp(true);
  const last = points.findLast(({ value }) => value !== null);
  const line = (own: readonly AgePoint[]) =>
    pathOf(
      own,
      (age) => x(age),
      (value) => y(value),
    );
  return (
    <svg className={styles.curve} viewBox={`0 0 ${plot.width + 40} ${plot.bottom + 18}`} role="img" aria-label={label}>
      <path className={styles.grid} d={`M0 ${plot.top}H${plot.width}M0 ${middleOf(plot)}H${plot.width}`} />
      <path className={styles.base} d={`M0 ${plot.bottom}H${plot.width}`} />
      <path className={styles.everybody} d={line(everybody)} />
      <path className={classNames(styles.group, styles[`s${index + 1}`])} d={line(points)} />
      {last && last.value !== null ? (
        <text className={styles.end} x={fixed(x(last.age)) + 4} y={fixed(y(last.value)) + 4}>
          {words.end}
        </text>
      ) : null}
      <text className={styles.axis} x={0} y={middleOf(plot) - 3}>
        {words.middle}
      </text>
      <text className={styles.axis} x={0} y={plot.bottom + 15}>
        0
      </text>
      <text className={styles.axis} x={plot.width} y={plot.bottom + 15} textAnchor="end">
        {words.axis}
      </text>
    </svg>
  );
}

const plot = { width: 124, top: 6, bottom: 114 } as const;

function middleOf({ top, bottom }: typeof plot): number {
  return (top + bottom) / 2;
}

function pathOf(points: readonly AgePoint[], x: (age: number) => number, y: (value: number) => number): string {
  let pen = "M";
  return points
    .map(({ age, value }) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const step = `${pen}${fixed(x(age))} ${fixed(y(value))}`;
      pen = "L";
      return step;
    })
    .join("");
}

function fixed(value: number): number {
  return Math.round(value * 10) / 10;
}
