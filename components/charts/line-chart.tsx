import { scaleLinear } from "d3-scale";
import { classNames } from "@/components/ui/class-names";
import styles from "./drawing.module.css";
import { spreadLabels } from "./spread-labels";

export interface LineSeries {
  readonly key: string;
  readonly label: string;
  /** Place of the group in its list, from 0, which gives its colour; `ink`: no group; null: everybody. */
  readonly place: number | "ink" | null;
  /** One for each period; null where there is nothing to draw, which is not 0. */
  readonly points: readonly (number | null)[];
  /** Bounds of each point, drawn as a band. */
  readonly bounds?: readonly (readonly [low: number, high: number] | null)[] | undefined;
}

export interface LineChartProps {
  /** `mark`: the numbers of what happened in the period, written on a tick; the words stand below the drawing. */
  readonly periods: readonly {
    readonly key: string;
    readonly label: string;
    readonly complete: boolean;
    readonly mark?: string | undefined;
  }[];
  readonly series: readonly LineSeries[];
  /** A value as it is printed on the axis and at the end of a line. */
  readonly print: (value: number) => string;
  /** Whether the axis begins at 0: shares of what can only fall, and totals, do. */
  readonly fromZero?: boolean | undefined;
  /** A line across, with its words. */
  readonly reference?: { readonly value: number; readonly label: string } | undefined;
  /** A sentence that says what is drawn. */
  readonly label: string;
  /** Beside another figure: half as wide. */
  readonly half?: boolean | undefined;
}

/** Numbers over time, a label at the end of each line; what may still change is dashed and ends in an open dot. */
export function LineChart({ half = false, ...props }: LineChartProps) {
  const broad = half ? halfWide : wide;
  return (
    <div className={styles.drawing} style={{ ["--drawing-width" as string]: `${broad.width}px` }}>
      <Plot {...props} frame={broad} className={styles.wide} />
      <Plot {...props} frame={narrow} className={styles.narrow} />
    </div>
  );
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Names at the ends of lines have at most so many letters. */
  readonly letters: number;
  readonly ticks: number;
}

const wide: Frame = { width: 960, height: 320, left: 62, right: 770, letters: 24, ticks: 8 };
const halfWide: Frame = { width: 520, height: 250, left: 52, right: 410, letters: 12, ticks: 5 };
const narrow: Frame = { width: 330, height: 260, left: 48, right: 212, letters: 9, ticks: 3 };
const top = 18;

function Plot({
  periods,
  series,
  print,
  fromZero,
  reference,
  label,
  frame,
  className,
}: Omit<LineChartProps, "half"> & { readonly frame: Frame; readonly className: string | undefined }) {
  const bottom = frame.height - 26;
  const drawn = series.flatMap(({ points, bounds }) => [...points, ...(bounds ?? []).flat()]);
  const values = [...drawn, reference?.value, fromZero ? 0 : undefined].filter((value) => typeof value === "number");
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const y = scaleLinear([least, most === least ? least + 1 : most], [bottom, top]).nice(4);
  const x = scaleLinear([0, Math.max(1, periods.length - 1)], [frame.left + 6, frame.right - 6]);
  const at = (place: number, value: number) => `${round(x(place))} ${round(y(value))}`;
  const ends = series.map(({ points }) => {
    const place = points.findLastIndex((point) => point !== null);
    const value = points[place] ?? null;
    return value === null ? null : { place, value };
  });
  const labels = spreadLabels(
    ends.map((end) => (end === null ? null : y(end.value))),
    { least: top, most: bottom, apart: 15 },
  );
  return (
    <svg className={className} viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${frame.left} ${round(y(tick))}H${frame.right}`} />
          <text className={styles.axis} x={frame.left - 7} y={round(y(tick)) + 4} textAnchor="end">
            {print(tick)}
          </text>
        </g>
      ))}
      <path className={styles.base} d={`M${frame.left} ${bottom}H${frame.right}`} />
      {labelledPlaces(periods.length, frame.ticks).map((place) => (
        <text key={place} className={styles.axis} x={round(x(place))} y={frame.height - 8} textAnchor="middle">
          {periods[place]?.label}
        </text>
      ))}
      {periods.map(({ key, mark }, place) =>
        mark === undefined ? null : (
          <g key={key}>
            <path className={styles.happened} d={`M${round(x(place))} ${top - 4}V${bottom}`} />
            <text className={styles.tick} x={round(x(place))} y={top - 7} textAnchor="middle">
              {mark}
            </text>
          </g>
        ),
      )}
      {reference ? (
        <>
          <path className={styles.reference} d={`M${frame.left} ${round(y(reference.value))}H${frame.right}`} />
          <text className={classNames(styles.axis, styles.halo)} x={frame.left + 4} y={round(y(reference.value)) - 5}>
            {reference.label}
          </text>
        </>
      ) : null}
      {series.map((one, index) => (
        <g key={one.key} className={tone(one.place, series.length)}>
          <path className={styles.band} d={bandPath(one.bounds ?? [], at)} />
          <path className={styles.line} d={linePath(one.points, periods, { at, complete: true })} />
          <path
            className={classNames(styles.line, styles.running)}
            d={linePath(one.points, periods, { at, complete: false })}
          />
          {one.points.map((point, place) =>
            point === null || !(isAlone(one.points, place) || place === ends[index]?.place) ? null : (
              <circle
                key={periods[place]?.key}
                className={periods[place]?.complete ? styles.dot : styles.open}
                cx={round(x(place))}
                cy={round(y(point))}
                r={3.2}
              />
            ),
          )}
          {ends[index] && labels[index] !== null ? (
            <text className={styles.halo} x={frame.right + 8} y={round(labels[index] ?? 0) + 4}>
              {`${shortened(one.label, frame.letters)} `}
              <tspan className={styles.strong}>{print(ends[index].value)}</tspan>
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

type Place = (place: number, value: number) => string;

/** The steps between neighbours of which both are measured; those that end in a period that may still change are apart. */
function linePath(
  points: LineSeries["points"],
  periods: LineChartProps["periods"],
  { at, complete }: { readonly at: Place; readonly complete: boolean },
): string {
  return points
    .flatMap((point, place) => {
      const before = points[place - 1];
      if (point === null || before === null || before === undefined) return [];
      return (periods[place]?.complete ?? true) === complete ? [`M${at(place - 1, before)}L${at(place, point)}`] : [];
    })
    .join("");
}

function bandPath(bounds: NonNullable<LineSeries["bounds"]>, at: Place): string {
  return bounds
    .flatMap((here, place) => {
      const before = bounds[place - 1];
      if (!here || !before) return [];
      return [`M${at(place - 1, before[0])}L${at(place, here[0])}L${at(place, here[1])}L${at(place - 1, before[1])}Z`];
    })
    .join("");
}

function isAlone(points: LineSeries["points"], place: number): boolean {
  return (points[place - 1] ?? null) === null && (points[place + 1] ?? null) === null;
}

/** Everybody is ink when alone and grey beside groups; from the seventh group on lines are grey too. */
function tone(place: LineSeries["place"], lines: number): string | undefined {
  if (place === "ink") return styles.s0;
  if (place === null) return lines === 1 ? styles.s0 : styles.rest;
  return styles[`s${place + 1}`] ?? styles.rest;
}

/** So many places, evenly spread, the last always among them. */
function labelledPlaces(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((count - 1) / Math.max(1, most - 1)));
  return Array.from({ length: count }, (_, place) => place).filter((place) => (count - 1 - place) % step === 0);
}

function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
