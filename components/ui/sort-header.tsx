import Link from "next/link";
import type { ReactNode } from "react";
import { HeadCell } from "./table";
import styles from "./table.module.css";

export interface SortHeaderProps {
  /** The address of the same page, sorted by this column (or the other way round). */
  readonly href: string;
  readonly sorted?: "ascending" | "descending" | undefined;
  /** Unit and direction, on a second line. */
  readonly note?: ReactNode;
  readonly numeric?: boolean | undefined;
  readonly colSpan?: number | undefined;
  readonly children: ReactNode;
}

export function SortHeader({ href, sorted, note, numeric, colSpan, children }: SortHeaderProps) {
  return (
    <HeadCell numeric={numeric} colSpan={colSpan} aria-sort={sorted ?? "none"}>
      <Link className={styles.sort} href={href} scroll={false}>
        {children}
        <svg className={styles.arrow} viewBox="0 0 8 8" aria-hidden="true" data-sorted={sorted}>
          <path d={sorted === "ascending" ? "M4 1 7.500 7h-7z" : "M4 7 .5 1h7z"} />
        </svg>
      </Link>
      {note ? <span className={styles.note}>{note}</span> : null}
    </HeadCell>
  );
}
