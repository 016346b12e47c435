import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./page-header.module.css";

export interface Crumb {
  readonly label: string;
  readonly href?: string | undefined;
}

export interface PageHeaderProps {
  readonly breadcrumb?: readonly Crumb[] | undefined;
  /** The finding as a sentence. */
  readonly title: ReactNode;
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ breadcrumb = [], title, lede, actions }: PageHeaderProps) {
  return (
    <div className={styles.head}>
      {breadcrumb.length > 0 ? (
        <nav className={styles.breadcrumb} aria-label="Breadcrumb">
          <ol>
            {breadcrumb.map((crumb) => (
              <li key={crumb.label}>{crumb.href ? <Link href={crumb.href}>{crumb.label}</Link> : crumb.label}</li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className={styles.words}>
        <h1>{title}</h1>
        {lede ? <p className={styles.lede}>{lede}</p> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
