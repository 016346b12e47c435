import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { Disclosure } from "./disclosure";
import styles from "./figure.module.css";

export interface FigureProps {
  /** A sentence: the finding, or a plain name when nothing is clear. */
  readonly title: ReactNode;
  /** What is drawn: measure, base, interval. */
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
  /** The same numbers as a table, behind "Show as table". */
  readonly table?: ReactNode;
  /** For side matters: a pale line without the tab. */
  readonly plain?: boolean | undefined;
  readonly id?: string | undefined;
  readonly children?: ReactNode;
}

/** A tab of ink on a hairline, a sentence, the drawing, its table. */
export function Figure({ title, lede, actions, table, plain, id, children }: FigureProps) {
  const heading = useId();
  return (
    <section className={classNames(styles.figure, plain && styles.plain)} id={id} aria-labelledby={heading}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2 id={heading}>{title}</h2>
          {lede ? <p className={styles.lede}>{lede}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      <div className={styles.body}>{children}</div>
      {table ? <Disclosure summary="Show as table">{table}</Disclosure> : null}
    </section>
  );
}
