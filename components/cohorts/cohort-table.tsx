import { classNames } from "@/components/ui/class-names";
import { NoteCount } from "@/components/ui/note-count";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./cohort-table.module.css";

/** A cell: what it says, how dark it is (1 to 9), and where its customers are listed. */
export interface TriangleCell {
  readonly state: "observed" | "partial" | "absent" | "before" | "hidden" | "undefined";
  readonly text: string;
  readonly level: number | null;
  /** False where the cell cannot be compared with those before it. */
  readonly comparable?: boolean | undefined;
  readonly title: string;
  readonly href: string | null;
  /** Open notes about it. */
  readonly notes?: number | undefined;
}

export interface TriangleRow {
  readonly key: string;
  readonly label: string;
  /** Formatted; null where hidden. */
  readonly size: string | null;
  readonly href: string | null;
  readonly cells: readonly TriangleCell[];
}

export interface CohortTableProps {
  /** Names the table. */
  readonly label: string;
  readonly heads: { readonly cohort: string; readonly size: string; readonly columns: readonly string[] };
  readonly rows: readonly TriangleRow[];
  readonly pooled: TriangleRow | null;
  /** Customers behind each pooled cell; null where hidden, empty text beyond the last. */
  readonly observed: readonly (string | null)[];
}

/** The retention triangle: a row per cohort, a column per age or period, all cohorts pooled in the last row. */
export function CohortTable({ label, heads, rows, pooled, observed }: CohortTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot reach what is scrolled out
    <section className={styles.region} aria-label="Retention triangle" tabIndex={0}>
      <table className={styles.triangle} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={styles.first}>
              {heads.cohort}
            </th>
            <th scope="col">{heads.size}</th>
            {heads.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.key} row={row} columns={heads.columns} />
          ))}
        </tbody>
        {pooled ? (
          <tfoot>
            <Line row={pooled} columns={heads.columns} className={styles.pooled} />
            <tr className={styles.observed}>
              <th scope="row" className={styles.first}>
                Customers observed
              </th>
              <td />
              {heads.columns.map((column, index) => (
                <td key={column}>{observed[index] === null ? <Hidden /> : (observed[index] ?? "")}</td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

interface LineProps {
  readonly row: TriangleRow;
  readonly columns: readonly string[];
  readonly className?: string | undefined;
}

function Line({ row, columns, className }: LineProps) {
  const size = row.size ?? <Hidden />;
  return (
    <tr className={className}>
      <th scope="row" className={styles.first}>
        {row.label}
      </th>
      <td className={styles.size}>
        {row.href && row.size ? (
          <a href={row.href} title={`The ${row.size} customers who entered`}>
            {size}
          </a>
        ) : (
          <span>{size}</span>
        )}
      </td>
      {columns.map((column, index) => (
        <Cell key={column} cell={row.cells[index]} />
      ))}
    </tr>
  );
}

function Cell({ cell }: { readonly cell: TriangleCell | undefined }) {
  if (cell?.state === "before")
    return (
      <td className={styles.absent}>
        <VisuallyHidden>before entry</VisuallyHidden>
      </td>
    );
  if (!cell || cell.state === "absent")
    return (
      <td className={styles.absent}>
        <VisuallyHidden>not yet</VisuallyHidden>
      </td>
    );
  if (cell.state === "hidden")
    return (
      <td
        className={styles.few}
        title="Hidden: fewer than 5 customers, or next to so few that they could be worked out"
      >
        <Hidden />
      </td>
    );
  const look = classNames(
    cell.state === "partial" && styles.partial,
    cell.state === "undefined" && styles.few,
    cell.comparable === false && cell.state === "observed" && styles.edge,
    cell.state === "observed" && cell.comparable !== false && cell.level !== null && styles[`q${cell.level}`],
  );
  const inside = (
    <>
      <NoteCount count={cell.notes} /> {cell.text}
      {cell.state === "partial" ? <VisuallyHidden> so far</VisuallyHidden> : null}
    </>
  );
  return (
    <td className={look}>
      {cell.href ? (
        <a href={cell.href} title={cell.title}>
          {inside}
        </a>
      ) : (
        <span title={cell.title}>{inside}</span>
      )}
    </td>
  );
}

function Hidden() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>hidden</VisuallyHidden>
    </>
  );
}
