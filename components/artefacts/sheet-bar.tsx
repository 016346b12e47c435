import Link from "next/link";
import type { ReactNode } from "react";
import { PrintButton } from "@/components/ui/print-button";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import styles from "./sheet-bar.module.css";

export interface SheetBarProps {
  readonly back: { readonly href: string; readonly label: string };
  /** What may be done with the sheet, before printing it. */
  readonly actions?: ReactNode;
  /** To find anything, and what may be done with any page. */
  readonly tools?: ReactNode;
  /** What somebody should know before they use it. */
  readonly children?: ReactNode;
}

/** Above a sheet, and on no paper: the way back and what may be done. */
export function SheetBar({ back, actions, tools, children }: SheetBarProps) {
  return (
    <header className={styles.bar} data-noprint="">
      <nav aria-label="Page" className={styles.line}>
        <Link href={back.href}>{back.label}</Link>
        <div className={styles.actions}>
          {actions}
          {tools}
          <ThemeSwitch />
          <PrintButton tone="primary" />
        </div>
      </nav>
      {children}
    </header>
  );
}
