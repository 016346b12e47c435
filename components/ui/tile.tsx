import { classNames } from "./class-names";
import styles from "./tile.module.css";

export interface TileProps {
  /** Place of the group in its list, from 0; from the seventh on tiles are grey squares. */
  readonly index: number;
  /** Stands instead of the letter of the place. */
  readonly letter?: string | undefined;
  readonly large?: boolean | undefined;
}

/** The glyph of a group: colour, shape and letter. Its name stands beside it, so it is hidden from screen readers. */
export function Tile({ index, letter, large }: TileProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(styles.tile, styles[`s${index + 1}`] ?? styles.rest, large && styles.large)}
    >
      {letter ?? letterOf(index)}
    </span>
  );
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}
