import styles from "./note-count.module.css";
import { VisuallyHidden } from "./visually-hidden";

export interface NoteCountProps {
  /** Open threads; none of them shows nothing. */
  readonly count: number | undefined;
}

/** The small sign on a number that something is written about it; where the number opens, the notes stand. */
export function NoteCount({ count = 0 }: NoteCountProps) {
  if (count === 0) return null;
  const words = count === 1 ? "note" : "notes";
  return (
    <span className={styles.count} title={`${count} ${words}`} data-uncopied="">
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d="M1 1.500h8v5.500H4.500L2.500 9V7H1z" />
      </svg>
      {count}
      <VisuallyHidden>{` ${words}`}</VisuallyHidden>
    </span>
  );
}
