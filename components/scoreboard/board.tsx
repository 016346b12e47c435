import Link from "next/link";
import { IntervalStrip } from "@/components/charts/interval-strip";
import { sharedDomain } from "@/components/charts/shared-domain";
import { GroupLabel } from "@/components/ui/group-label";
import { MarkDifference, type Verdict } from "@/components/ui/mark-difference";
import { Missing, type MissingKind } from "@/components/ui/missing";
import { NoteCount } from "@/components/ui/note-count";
import { SortHeader } from "@/components/ui/sort-header";
import { HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import styles from "./board.module.css";

export interface BoardColumn {
  readonly id: string;
  readonly name: string;
  /** Unit and which way is better. */
  readonly note: string;
  readonly sortHref: string;
  readonly sorted: "ascending" | "descending" | undefined;
}

/** One number of the board as text; `difference` is null where there is no verdict, `missing` then says why. */
export interface BoardCell {
  readonly id: string;
  readonly href: string;
  readonly isOpen: boolean;
  /** Open notes about it. */
  readonly notes?: number | undefined;
  readonly value: string | null;
  readonly n: string | null;
  readonly missing: { readonly kind: MissingKind; readonly words: string; readonly sentence: string | null } | null;
  readonly difference: {
    readonly text: string;
    readonly verdict: Verdict;
    readonly strip: { readonly value: number; readonly low: number; readonly high: number } | null;
    readonly label: string;
  } | null;
}

export interface BoardRow {
  readonly key: string;
  /** Place in the column's own order: decides the tile. */
  readonly index: number;
  readonly label: string;
  readonly size: string | null;
  readonly share: string | null;
  /** Where the tile is not that of its place. */
  readonly tile?: { readonly index: number; readonly letter: string } | undefined;
  /** A part of the group above it. */
  readonly isPart?: boolean | undefined;
  /** Why nobody can be told to be in it; size and numbers are then missing. */
  readonly fault?: string | undefined;
  /** How many customers it shares with the group it is compared with. */
  readonly shared?: string | undefined;
  readonly cells: readonly BoardCell[];
}

export interface BoardProps {
  readonly groupTitle: string;
  readonly sizeTitle: string;
  readonly sizeSort: { readonly href: string; readonly sorted: "ascending" | "descending" | undefined };
  readonly columns: readonly BoardColumn[];
  readonly rows: readonly BoardRow[];
  readonly total: { readonly label: string; readonly size: string; readonly cells: readonly BoardCell[] };
  readonly dense: boolean;
}

/** Groups by metrics: value with n, the difference with its mark, and its interval on a scale shared by the column. */
export function Board({ groupTitle, sizeTitle, sizeSort, columns, rows, total, dense }: BoardProps) {
  const domains = columns.map((_, column) =>
    sharedDomain(
      rows.flatMap((row) => row.cells[column]?.difference?.strip ?? []),
      0,
    ),
  );
  return (
    <Table label="Scoreboard of groups by metrics" rows={dense ? "compact" : "tall"} sticky>
      <thead>
        <Row>
          <HeadCell>{groupTitle}</HeadCell>
          <SortHeader href={sizeSort.href} sorted={sizeSort.sorted} note="and share" numeric>
            {`${sizeTitle.charAt(0).toUpperCase()}${sizeTitle.slice(1)}`}
          </SortHeader>
          {columns.map((column) => (
            <SortHeader key={column.id} href={column.sortHref} sorted={column.sorted} note={column.note} colSpan={2}>
              {column.name}
            </SortHeader>
          ))}
        </Row>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} state={row.isPart ? "child" : undefined}>
            <RowHead>
              <GroupLabel index={row.tile?.index ?? row.index} letter={row.tile?.letter} name={row.label} />
            </RowHead>
            <td className={styles.size} title={row.fault}>
              {row.size ?? <NoSize fault={row.fault} />}
              {row.share ? <span className={styles.n}>{row.share}</span> : null}
              {row.shared ? <span className={styles.n}>{row.shared}</span> : null}
            </td>
            {row.cells.map((cell, column) => (
              <NumberCells key={cell.id} cell={cell} domain={domains[column] ?? [-1, 1]} dense={dense} />
            ))}
          </Row>
        ))}
      </tbody>
      <tfoot>
        <Row>
          <RowHead>{total.label}</RowHead>
          <td className={styles.size}>{total.size}</td>
          {total.cells.map((cell) => (
            <NumberCells key={cell.id} cell={cell} domain={[-1, 1]} dense={dense} />
          ))}
        </Row>
      </tfoot>
    </Table>
  );
}

function NoSize({ fault }: { readonly fault: string | undefined }) {
  return fault === undefined ? <Missing kind="suppressed" /> : <Missing kind="notInData">cannot be told</Missing>;
}

interface NumberCellsProps {
  readonly cell: BoardCell;
  readonly domain: readonly [number, number];
  readonly dense: boolean;
}

function NumberCells({ cell, domain, dense }: NumberCellsProps) {
  const { value, missing, difference } = cell;
  if (value === null && missing) {
    return (
      <td colSpan={2} className={styles.missing} title={missing.sentence ?? undefined}>
        <NumberLink cell={cell}>
          <Missing kind={missing.kind}>{missing.words}</Missing>
        </NumberLink>{" "}
        <NoteCount count={cell.notes} />
      </td>
    );
  }
  return (
    <>
      <td className={cell.isOpen ? styles.valueOpen : styles.value}>
        <NoteCount count={cell.notes} /> <NumberLink cell={cell}>{value}</NumberLink>
        {cell.n && !dense ? <span className={styles.n}>{cell.n}</span> : null}
      </td>
      <td className={cell.isOpen ? styles.differenceOpen : styles.difference}>
        {difference ? (
          <>
            <MarkDifference verdict={difference.verdict} difference={difference.text} />
            {difference.strip && !dense ? (
              <IntervalStrip
                estimate={difference.strip}
                reference={0}
                domain={domain}
                verdict={difference.verdict}
                label={difference.label}
              />
            ) : null}
          </>
        ) : missing ? (
          <span className={styles.small} title={missing.sentence ?? undefined}>
            <Missing kind={missing.kind}>{missing.words}</Missing>
          </span>
        ) : null}
      </td>
    </>
  );
}

function NumberLink({ cell, children }: { readonly cell: BoardCell; readonly children: React.ReactNode }) {
  return (
    <Link className={styles.number} id={cell.id} href={cell.href} scroll={false} prefetch={false}>
      {children}
    </Link>
  );
}
