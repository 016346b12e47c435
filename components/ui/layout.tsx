import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./layout.module.css";

interface Inside {
  readonly children: ReactNode;
}

/** Twelve columns, 32 px below what came before. */
export function Columns({ children, tight }: Inside & { readonly tight?: boolean | undefined }) {
  return <div className={classNames(styles.columns, tight && styles.tight)}>{children}</div>;
}

/** Takes `span` of the twelve; all of them at 1080 px and less. */
export function Column({ span, children }: Inside & { readonly span: 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12 }) {
  return <div className={styles[`span${span}`]}>{children}</div>;
}

/** A page with a narrow column at its right for notes; at 1080 px and less they follow what they are about. */
export function WithMargin({ children, margin }: Inside & { readonly margin: ReactNode }) {
  return (
    <div className={styles.withMargin}>
      <div className={styles.main}>{children}</div>
      {margin}
    </div>
  );
}

/** Buttons in a line; the primary one first. */
export function Actions({ children }: Inside) {
  return <div className={styles.actions}>{children}</div>;
}

/** Method in one sentence under a drawing, or other small muted text of at most 68 characters a line. */
export function Remark({ children }: Inside) {
  return <p className={styles.remark}>{children}</p>;
}

/** Fields below one another, as in a form. */
export function Stack({ children }: Inside) {
  return <div className={styles.stack}>{children}</div>;
}
