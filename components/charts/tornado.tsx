import { scaleLinear } from "d3-scale";
import styles from "./drawing.module.css";

export interface TornadoRow {
  readonly key: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  /** Both ends as they are printed. */
  readonly texts: readonly [low: string, high: string];
}

export interface TornadoProps {
  /** The widest first. */
  readonly rows: readonly TornadoRow[];
  /** The value that all bars lie about, with its words. */
  readonly base: { readonly value: number; readonly label: string };
  /** A sentence that says what is drawn. */
  readonly label: string;
}

/** Bars about one value: how far each input alone moves it. */
export function Tornado(props: TornadoProps) {
  return (
    <div className={styles.drawing} style={{ ["--drawing-width" as string]: `${wide.width}px` }}>
      <Plot {...props} frame={wide} className={styles.wide} />
      <Plot {...props} frame={narrow} className={styles.narrow} />
    </div>
  );
}

interface Frame {
  readonly width: number;
  /** Where bars may begin and end; the text of an end stands beside it. */
  readonly left: number;
  readonly right: number;
  /** A label stands beside its bar, or above it. */
  readonly isBeside: boolean;
}

const wide: Frame = { width: 720, left: 310, right: 640, isBeside: true };
const narrow: Frame = { width: 330, left: 76, right: 254, isBeside: false };

function Plot({
  rows,
  base,
  label,
  frame,
  className,
}: TornadoProps & { readonly frame: Frame; readonly className: string | undefined }) {
  const ends = [base.value, ...rows.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = scaleLinear([least, most === least ? least + 1 : most], [frame.left, frame.right]);
  const at = (value: number) => Math.round(x(value) * 10) / 10;
  const rowHeight = frame.isBeside ? 28 : 44;
  const offset = frame.isBeside ? 0 : 18;
  const top = 22;
  const height = top + rowHeight * rows.length + 4;
  const middle = at(base.value);
  return (
    <svg className={className} viewBox={`0 0 ${frame.width} ${height}`} role="img" aria-label={label}>
      <text className={styles.axis} x={middle} y={12} textAnchor="middle">
        {base.label}
      </text>
      <path className={styles.base} d={`M${middle} ${top - 4}V${height}`} />
      {rows.map((row, index) => {
        const y = top + rowHeight * index;
        const [from, to] = [at(row.low), at(row.high)];
        return (
          <g key={row.key}>
            <text className={styles.halo} x={0} y={y + (frame.isBeside ? 17 : 11)}>
              {row.label}
            </text>
            <rect
              className={styles.span}
              x={from}
              y={y + offset + 4}
              width={Math.max(1, Math.round((to - from) * 10) / 10)}
              height={16}
            />
            <path className={styles.cut} d={`M${middle} ${y + offset + 4}v16`} />
            <text x={from - 6} y={y + offset + 17} textAnchor="end">
              {row.texts[0]}
            </text>
            <text x={to + 6} y={y + offset + 17}>
              {row.texts[1]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
