import { scaleLinear, scaleLog, scaleSqrt } from "d3-scale";
import { classNames } from "@/components/ui/class-names";
import styles from "./bubble-chart.module.css";
import { type Box, bubbleLabels, type Circle, logTicks } from "./bubble-layout";
import drawing from "./drawing.module.css";
import { SvgTile } from "./svg-tile";

/** A group by two numbers and a size; `x` runs on a logarithmic scale. */
export interface ChartBubble {
  readonly key: string;
  readonly name: string;
  /** Of few letters, for the narrow drawing. */
  readonly shortName: string;
  readonly tile: { readonly index: number; readonly letter: string };
  readonly x: { readonly low: number; readonly base: number; readonly high: number };
  readonly y: number;
  readonly interval: readonly [number | null, number | null] | null;
  readonly size: number;
  /** Greyed and dashed, with the words why. */
  readonly out: string | null;
  readonly href?: string | undefined;
}

export interface BubbleChartProps {
  readonly bubbles: readonly ChartBubble[];
  /** A sentence that says what is drawn. */
  readonly label: string;
  readonly xLabel: string;
  /** What stands at the dashed line y = 1. */
  readonly oneLabel: string;
}

/** Two dimensions and a size with error bars, the tile of each group in the middle: drawn wide and narrow, the container chooses. */
export function BubbleChart(props: BubbleChartProps) {
  return (
    <figure className={drawing.drawing} style={{ ["--drawing-width" as string]: `${wide.width}px` }}>
      <Plot {...props} frame={wide} className={drawing.wide} />
      <Plot {...props} frame={narrow} className={drawing.narrow} />
    </figure>
  );
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly isShort: boolean;
}

const wide: Frame = { width: 560, height: 400, radius: 30, isShort: false };
const narrow: Frame = { width: 330, height: 320, radius: 22, isShort: true };
const margin = { left: 40, right: 12, top: 12, bottom: 42 };

function Plot({
  bubbles,
  label,
  xLabel,
  oneLabel,
  frame,
  className,
}: BubbleChartProps & { readonly frame: Frame; readonly className: string | undefined }) {
  const { x, y, radius, xTicks, yTicks } = scalesOf(bubbles, frame);
  const bottom = frame.height - margin.bottom;
  const right = frame.width - margin.right;
  const circles = bubbles.map((one) => ({ x: x(one.x.base), y: y(one.y), radius: radius(one.size) }));
  const words = bubbles.map((one) => wordsOf(one, frame.isShort));
  const bars = bubbles.map((one) => ({
    low: x(one.x.low),
    high: x(one.x.high),
    bottom: one.interval?.[0] == null ? null : y(one.interval[0]),
    top: one.interval?.[1] == null ? null : y(one.interval[1]),
  }));
  const labels = bubbleLabels(circles, words, {
    left: margin.left,
    right,
    top: 0,
    bottom,
    bars: bars.flatMap((bar, at) => barBoxes(bar, circles[at] ?? { x: 0, y: 0, radius: 0 })),
  });
  return (
    <svg className={className} viewBox={`0 0 ${frame.width} ${frame.height}`}>
      <title>{label}</title>
      {yTicks.map((tick) => (
        <g key={tick}>
          <path className={drawing.grid} d={`M${margin.left} ${fixed(y(tick))}H${right}`} />
          <text className={drawing.axis} x={margin.left - 6} y={fixed(y(tick)) + 4} textAnchor="end">
            {`${tick.toLocaleString("en-GB")}×`}
          </text>
        </g>
      ))}
      <path className={drawing.reference} d={`M${margin.left} ${fixed(y(1))}H${right}`} />
      <text className={classNames(drawing.axis, drawing.halo)} x={margin.left + 4} y={fixed(y(1)) - 5}>
        {oneLabel}
      </text>
      <path className={drawing.base} d={`M${margin.left} ${bottom}H${right}`} />
      {xTicks.map((tick) => (
        <text key={tick} className={drawing.axis} x={fixed(x(tick))} y={bottom + 16} textAnchor="middle">
          {shortCount(tick)}
        </text>
      ))}
      <text className={drawing.axis} x={margin.left} y={frame.height - 6}>
        {xLabel}
      </text>
      {bubbles.map((one, at) => (
        <Bubble
          key={one.key}
          bubble={one}
          circle={circles[at] ?? { x: 0, y: 0, radius: 0 }}
          bars={bars[at] ?? noBars}
        />
      ))}
      {labels.map((place, at) => (
        <text
          key={bubbles[at]?.key}
          className={classNames(drawing.halo, bubbles[at]?.out !== null && drawing.axis)}
          x={fixed(place.x)}
          y={fixed(place.y)}
          textAnchor={place.anchor}
        >
          {words[at]}
        </text>
      ))}
    </svg>
  );
}

/** Ends of the error bars in pixels; an open end is null. */
interface Bars {
  readonly low: number;
  readonly high: number;
  readonly bottom: number | null;
  readonly top: number | null;
}

const noBars: Bars = { low: 0, high: 0, bottom: null, top: null };

interface BubbleProps {
  readonly bubble: ChartBubble;
  readonly circle: Circle;
  readonly bars: Bars;
}

function Bubble({ bubble, circle: { x, y, radius }, bars }: BubbleProps) {
  const { out, tile, href, name } = bubble;
  const ends = { top: bars.top ?? y, bottom: bars.bottom ?? y };
  const inside = (
    <g className={out === null ? drawing[`s${tile.index + 1}`] : drawing.rest}>
      <circle className={styles.area} cx={fixed(x)} cy={fixed(y)} r={fixed(radius)} />
      <circle
        className={classNames(styles.edge, out !== null && styles.out)}
        cx={fixed(x)}
        cy={fixed(y)}
        r={fixed(radius)}
      />
      <path
        className={styles.bar}
        d={`M${fixed(bars.low)} ${fixed(y)}H${fixed(bars.high)}M${fixed(x)} ${fixed(ends.top)}V${fixed(ends.bottom)}`}
      />
      <SvgTile {...tile} x={fixed(x)} y={fixed(y)} />
    </g>
  );
  return href === undefined ? (
    inside
  ) : (
    <a href={href} aria-label={out === null ? name : `${name}, ${out}`}>
      {inside}
    </a>
  );
}

/** The error bars as boxes that no label should stand on. */
function barBoxes({ low, high, bottom, top }: Bars, { x, y }: Circle): Box[] {
  return [
    { left: low, right: high, top: y - 2, bottom: y + 2 },
    { left: x - 2, right: x + 2, top: top ?? y, bottom: bottom ?? y },
  ];
}

function scalesOf(bubbles: readonly ChartBubble[], { width, height, radius }: Frame) {
  const bounds = bubbles.flatMap(({ x }) => [x.low, x.base, x.high]).filter((value) => value > 0);
  const xTicks = logTicks(Math.max(1, Math.min(...bounds, 1e9)), Math.max(2, ...bounds));
  const [least, most] = [xTicks[0] ?? 1, xTicks.at(-1) ?? 10];
  const x = scaleLog(
    [least, most === least ? least * 10 : most],
    [margin.left + radius, width - margin.right - radius],
  ).clamp(true);
  const values = bubbles.flatMap(({ y, interval }) => [y, ...(interval ?? [])]).filter((value) => value !== null);
  const y = scaleLinear(
    [Math.min(1, ...values) * 0.9, Math.min(6, Math.max(1, ...values) * 1.08)],
    [height - margin.bottom - radius, margin.top + radius],
  ).clamp(true);
  return {
    x: (value: number) => x(Math.max(least, value)),
    y: (value: number) => y(value),
    radius: scaleSqrt([0, Math.max(1, ...bubbles.map(({ size }) => size))], [0, radius]),
    xTicks: xTicks.filter((_, at) => xTicks.length <= 7 || at % 3 === 0),
    yTicks: y.ticks(5),
  };
}

function wordsOf({ name, shortName, out }: ChartBubble, isShort: boolean): string {
  if (out === null) return isShort ? shortName : name;
  return `${shortName}: knocked out`;
}

function shortCount(count: number): string {
  return count >= 1e6 ? `${count / 1e6}m` : count >= 1000 ? `${count / 1000}k` : String(count);
}

function fixed(value: number): number {
  return Math.round(value * 10) / 10;
}
