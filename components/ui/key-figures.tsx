import type { ReactNode } from "react";
import styles from "./key-figures.module.css";

export interface KeyFigure {
  readonly title: string;
  /** The number, or what stands in its place. */
  readonly value: ReactNode;
  /** Beside the number: its share, its unit. */
  readonly aside?: ReactNode;
  readonly note?: ReactNode;
}

export interface KeyFiguresProps {
  readonly label: string;
  readonly figures: readonly KeyFigure[];
}

/** A row of large numbers, divided by hairlines. */
export function KeyFigures({ label, figures }: KeyFiguresProps) {
  return (
    <section className={styles.figures} aria-label={label}>
      {figures.map((figure) => (
        <div key={figure.title}>
          <h2>{figure.title}</h2>
          <p className={styles.value}>
            {figure.value} {figure.aside ? <span className={styles.aside}>{figure.aside}</span> : null}
          </p>
          {figure.note ? <p className={styles.note}>{figure.note}</p> : null}
        </div>
      ))}
    </section>
  );
}
