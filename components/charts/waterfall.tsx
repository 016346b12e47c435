import { scaleLinear } from "d3-scale";
import { classNames } from "@/components/ui/class-names";
import styles from "./drawing.module.css";

export interface WaterfallStep {
  readonly key: string;
  readonly label: string;
  /** Signed change in any unit; all steps lead exactly from the opening to the closing total. */
  readonly change: number;
  /** The change as it is printed. */
  readonly text: string;
  /** What the bar opens. */
  readonly href?: string | undefined;
}

export interface WaterfallTotal {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly href?: string | undefined;
}

export interface WaterfallProps {
  readonly opening: WaterfallTotal;
  readonly steps: readonly WaterfallStep[];
  readonly closing: WaterfallTotal;
  /** A sentence that says what is drawn. */
  readonly label: string;
  /** Beside another figure: half as wide. */
  readonly half?: boolean | undefined;
}

/** From one total to another: totals are ticks, for the axis is cut, and the bars between them add up. */
export function Waterfall({ half = false, ...props }: WaterfallProps) {
  const broad = half ? halfWide : wide;
  return (
    <figure className={styles.drawing} style={{ ["--drawing-width" as string]: `${broad.width}px` }}>
      <Plot {...props} frame={broad} className={styles.wide} />
      <Plot {...props} frame={narrow} className={styles.narrow} />
    </figure>
  );
}

interface Frame {
  readonly width: number;
  /** Where bars begin, right of the labels, and where they end, left of the last value. */
  readonly left: number;
  readonly right: number;
}

const wide: Frame = { width: 720, left: 190, right: 610 };
const halfWide: Frame = { width: 520, left: 176, right: 470 };
const narrow: Frame = { width: 330, left: 128, right: 246 };
const rowHeight = 30;

function Plot({
  opening,
  steps,
  closing,
  label,
  frame,
  className,
}: Omit<WaterfallProps, "half"> & { readonly frame: Frame; readonly className: string | undefined }) {
  const levels = [opening.value];
  for (const step of steps) levels.push((levels.at(-1) ?? 0) + step.change);
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const x = scaleLinear([least, most === least ? least + 1 : most], [frame.left + 4, frame.right]);
  const at = (value: number) => Math.round(x(value) * 10) / 10;
  const height = rowHeight * (steps.length + 2);
  return (
    <svg className={className} viewBox={`0 0 ${frame.width} ${height}`}>
      <title>{label}</title>
      <Total total={opening} x={at(opening.value)} y={0} />
      {steps.map((step, index) => {
        const [from, to] = [at(levels[index] ?? 0), at(levels[index + 1] ?? 0)];
        const y = rowHeight * (index + 1);
        return (
          <Linked key={step.key} href={step.href} label={`${step.label}: ${step.text}`}>
            <path className={styles.grid} d={`M${from} ${y - 6}V${y + 6}`} />
            <text x={0} y={y + 19}>
              {step.label}
            </text>
            <rect
              className={step.change < 0 ? styles.down : styles.up}
              x={Math.min(from, to)}
              y={y + 6}
              width={Math.max(Math.round(Math.abs(to - from) * 10) / 10, step.change === 0 ? 0 : 1)}
              height={18}
            />
            <text x={Math.max(from, to) + 7} y={y + 19}>
              {step.text}
            </text>
          </Linked>
        );
      })}
      <path className={styles.grid} d={`M${at(closing.value)} ${height - rowHeight - 6}v12`} />
      <Total total={closing} x={at(closing.value)} y={height - rowHeight} />
    </svg>
  );
}

function Total({ total, x, y }: { readonly total: WaterfallTotal; readonly x: number; readonly y: number }) {
  return (
    <Linked href={total.href} label={`${total.label}: ${total.text}`}>
      <text className={styles.strong} x={0} y={y + 19}>
        {total.label}
      </text>
      <rect className={styles.total} x={x - 2} y={y + 3} width={4} height={24} />
      <text className={classNames(styles.strong, styles.halo)} x={x + 7} y={y + 19}>
        {total.text}
      </text>
    </Linked>
  );
}

function Linked({
  href,
  label,
  children,
}: {
  readonly href: string | undefined;
  readonly label: string;
  readonly children: React.ReactNode;
}) {
  return href === undefined ? (
    <g>{children}</g>
  ) : (
    <a href={href} aria-label={`${label}. Open these customers`}>
      {children}
    </a>
  );
}
