import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";
import styles from "./plain-page.module.css";

export interface PlainPageProps {
  readonly title: ReactNode;
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
  /** The number to quote, of an unexpected fault. */
  readonly reference?: string | undefined;
  readonly children?: ReactNode;
}

/** A page outside the frame: nothing found, failed. */
export function PlainPage({ title, lede, actions, reference, children }: PlainPageProps) {
  return (
    <main className={styles.page} id="main" tabIndex={-1}>
      <Brand />
      <h1>{title}</h1>
      {lede ? <p className={styles.lede}>{lede}</p> : null}
      {children}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
      {reference ? <p className={styles.reference}>Reference {reference}</p> : null}
    </main>
  );
}
