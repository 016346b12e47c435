import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import styles from "./lines.module.css";

export interface PartProps {
  readonly title: string;
  /** Stands there on the screen, and on no paper, while nothing is written. */
  readonly empty?: string | undefined;
  readonly isEmpty?: boolean | undefined;
  readonly children: ReactNode;
}

/** A side matter of a sheet under a pale line. */
export function Part({ title, empty, isEmpty, children }: PartProps) {
  return (
    <section className={classNames(styles.part, isEmpty && styles.blank)}>
      <h2>{title}</h2>
      {isEmpty ? <p className={styles.empty}>{empty}</p> : children}
    </section>
  );
}

export interface LinesProps {
  readonly lines: readonly string[];
  /** Lines on paper that each may take; longer ones are cut there. */
  readonly most?: 2 | undefined;
}

/** Short sentences, each behind a square. */
export function Lines({ lines, most }: LinesProps) {
  return (
    <ul className={classNames(styles.lines, most && styles.cut)}>
      {lines.map((line) => (
        <li key={line}>
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
