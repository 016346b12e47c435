import Link from "next/link";
import { SortHeader } from "@/components/ui/sort-header";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { cellWords, columnHead } from "@/lib/domain/cell-words";
import styles from "./customers.module.css";

/** A column with where sorting by it leads; one that may not be sorted has no address. */
export interface CustomersColumn {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly reach: "all" | "own" | "masked";
  readonly href: string | null;
  readonly sorted: "ascending" | "descending" | undefined;
}

export interface CustomersTableProps {
  readonly columns: readonly CustomersColumn[];
  readonly currency: string;
  readonly rows: readonly {
    readonly id: string | null;
    readonly href: string | null;
    readonly cells: readonly (string | null)[];
  }[];
}

const reaches = { all: "", own: " (own accounts)", masked: " (masked)" } as const;

/** A page of customers: the id leads to the customer's page, where the reader may open it. */
export function CustomersTable({ columns, currency, rows }: CustomersTableProps) {
  const isNumeric = (type: string) => type === "number" || type === "money";
  const isDay = (type: string) => type === "date" || type === "timestamp";
  return (
    <Table label="Customers" sticky>
      <thead>
        <Row>
          <HeadCell>Customer</HeadCell>
          {columns.map(({ key, label, type, reach, href, sorted }) =>
            href === null ? (
              <HeadCell key={key} numeric={isNumeric(type)}>
                {`${columnHead(label, type, currency)}${reaches[reach]}`}
              </HeadCell>
            ) : (
              <SortHeader key={key} numeric={isNumeric(type)} href={href} sorted={sorted}>
                {columnHead(label, type, currency)}
              </SortHeader>
            ),
          )}
        </Row>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a page keep their place, and those without an id may be alike
          <Row key={`${row.id ?? "hidden"}-${at}`}>
            <RowHead className={styles.id}>
              {row.id === null ? "not open to you" : row.href === null ? row.id : <Link href={row.href}>{row.id}</Link>}
            </RowHead>
            {columns.map(({ key, type }, index) => (
              <Cell
                key={key}
                numeric={isNumeric(type)}
                className={key === "customers.name" ? styles.called : isDay(type) ? styles.day : undefined}
              >
                {cellWords(row.cells[index] ?? null, type)}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
