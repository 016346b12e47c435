import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { ScrollRegion } from "./scroll-region";
import styles from "./table.module.css";

export interface TableProps {
  /** Names the region that scrolls and the table itself. */
  readonly label: string;
  /** Height of a row: 26, 32 or 46 px. */
  readonly rows?: "compact" | "normal" | "tall" | undefined;
  /** Keeps the first column in sight while the rest scrolls. */
  readonly sticky?: boolean | undefined;
  readonly caption?: ReactNode;
  /** `<thead>`, `<tbody>`, `<tfoot>` made of HeadCell, RowHead and Cell. */
  readonly children: ReactNode;
}

export function Table({ label, rows, sticky, caption, children }: TableProps) {
  return (
    <div className={styles.frame} data-table="">
      <ScrollRegion label={label}>
        <table
          className={classNames(styles.table, rows && styles[rows], sticky && styles.sticky)}
          aria-label={caption ? undefined : label}
        >
          {caption ? <caption>{caption}</caption> : null}
          {children}
        </table>
      </ScrollRegion>
      <div className={styles.copy}>
        <Button size="small" icon="copy" data-way="table">
          Copy as table
        </Button>
      </div>
    </div>
  );
}

export interface RowProps extends ComponentProps<"tr"> {
  /** `todo` asks for a decision, `selected` is the one open, `child` belongs to the row above. */
  readonly state?: "todo" | "selected" | "child" | undefined;
}

export function Row({ state, className, ...rest }: RowProps) {
  return <tr {...rest} className={classNames(state && styles[state], className)} />;
}

export interface HeadCellProps extends ComponentProps<"th"> {
  readonly numeric?: boolean | undefined;
}

export function HeadCell({ numeric, className, ...rest }: HeadCellProps) {
  return <th scope="col" {...rest} className={classNames(numeric && styles.numeric, className)} />;
}

export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="row" {...rest} className={className} />;
}

export interface CellProps extends ComponentProps<"td"> {
  readonly numeric?: boolean | undefined;
  readonly tone?: "muted" | "small" | "mono" | "strong" | undefined;
  /** Lets a sentence break into lines. */
  readonly wrap?: boolean | undefined;
}

export function Cell({ numeric, tone, wrap, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={classNames(numeric && styles.numeric, tone && styles[tone], wrap && styles.wrap, className)}
    />
  );
}
