import styles from "./svg-tile.module.css";

export interface SvgTileProps {
  /** Place of the segment in its list, from 0; from the seventh on tiles are grey squares. */
  readonly index: number;
  readonly letter: string;
  readonly x: number;
  readonly y: number;
}

/** The glyph of a segment within a drawing: colour, shape and letter. */
export function SvgTile({ index, letter, x, y }: SvgTileProps) {
  const shape = shapes[index];
  return (
    <g className={styles[shape ? `s${index + 1}` : "rest"]} transform={`translate(${x} ${y})`}>
      <path className={styles.shape} d={shape?.path ?? "M-8 -8H8V8H-8Z"} />
      <text className={styles.letter} textAnchor="middle" y={shape?.baseline ?? 3.8}>
        {letter}
      </text>
    </g>
  );
}

const shapes: readonly { readonly path: string; readonly baseline: number }[] = [
  { path: "M-8 -8H3.52L8 -3.52V8H-8Z", baseline: 3.8 },
  { path: "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z", baseline: 3.8 },
  { path: "M0 -8.8L8.8 0 0 8.8 -8.8 0Z", baseline: 3.8 },
  { path: "M-4.16 -8H4.16L8 0 4.16 8H-4.16L-8 0Z", baseline: 3.8 },
  { path: "M0 -9.2L8.8 8H-8.8Z", baseline: 6 },
  { path: "M-8 -8H8V0A8 8 0 0 1 -8 0Z", baseline: 2.5 },
];
