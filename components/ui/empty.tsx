import type { ReactNode } from "react";
import styles from "./state.module.css";

export interface EmptyProps {
  /** What would stand here and why it does not. */
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** The one next step. */
  readonly action?: ReactNode;
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <h3 className={styles.title}>{title}</h3>
      {children ? <div>{children}</div> : null}
      {action ? <div className={styles.actions}>{action}</div> : null}
    </div>
  );
}
