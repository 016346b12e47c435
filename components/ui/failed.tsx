import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./state.module.css";

export interface FailedProps {
  /** What happened. */
  readonly title: ReactNode;
  /** Of its heading: 2 where it stands for a whole page. */
  readonly level?: 2 | 3;
  /** What to do, and what still holds. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** The number to quote, of an unexpected fault. */
  readonly reference?: string | undefined;
}

export function Failed({ title, level = 3, children, action, reference }: FailedProps) {
  return (
    <div className={classNames(styles.state, styles.failed)} role="alert">
      {level === 2 ? <h2 className={styles.title}>{title}</h2> : <h3 className={styles.title}>{title}</h3>}
      {children ? <div>{children}</div> : null}
      {action ? <div className={styles.actions}>{action}</div> : null}
      {reference ? <p className={styles.reference}>Reference {reference}</p> : null}
    </div>
  );
}
