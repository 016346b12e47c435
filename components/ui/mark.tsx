import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./mark.module.css";

export type MarkSign = "tick" | "cross" | "warn" | "dash" | "up" | "down" | "square" | "supported" | "refuted" | "open";

export interface MarkProps {
  readonly sign: MarkSign;
  readonly tone: "good" | "bad" | "warn" | "none" | "ink";
  /** The words that go with the sign: it never stands alone. */
  readonly children: ReactNode;
}

export function Mark({ sign, tone, children }: MarkProps) {
  return (
    <span className={classNames(styles.mark, styles[tone])}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {drawings[sign]}
      </svg>
      {children}
    </span>
  );
}

const drawings: Readonly<Record<MarkSign, ReactNode>> = {
  tick: <path d="M1.5 6.5 4.6 9.6 10.6 2.8" />,
  cross: <path d="M2.5 2.5l7 7M9.500 2.500l-7 7" />,
  warn: <path d="M6 1.200 11.200 10.800H.8zM6 4.600v2.800M6 8.600v.7" strokeWidth="1.2" />,
  dash: <path d="M1 6h10" />,
  up: <path className={styles.solid} d="M6 1.5 11 10.5H1z" />,
  down: <path className={styles.solid} d="M6 10.5 1 1.5h10z" />,
  square: <path className={styles.solid} d="M2 2h8v8H2z" />,
  supported: (
    <>
      <path className={styles.solid} d="M0 0h12v12H0z" />
      <path className={styles.cut} d="M2.800 6.300 5.200 8.700 9.400 3.600" />
    </>
  ),
  refuted: <path d="M.8.8h10.400v10.400H.8zM3.5 3.5l5 5M8.5 3.5l-5 5" />,
  open: <path d="M.8.8h10.400v10.400H.8zM.8 6H6v5" />,
};
