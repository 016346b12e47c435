import { Disclosure } from "@/components/ui/disclosure";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { VersionColumn, VersionTable } from "@/lib/domain/version-manifest";
import styles from "./datasets.module.css";
import { count, counted, privacyWords, share, tableName, typeWords } from "./words";

/** The columns of each table with type, empty share, distinct values and privacy class. */
export function VersionColumns({ tables }: { readonly tables: readonly VersionTable[] }) {
  return (
    <div className={styles.tables}>
      {tables.map((table) => (
        <Disclosure
          key={table.table}
          summary={`${tableName(table.table)}: ${counted(table.rows, "row")}, ${counted(table.columns.length, "column")}`}
        >
          <Table label={`Columns of ${tableName(table.table)}`} rows="compact" sticky>
            <thead>
              <tr>
                <HeadCell>Column</HeadCell>
                <HeadCell>From</HeadCell>
                <HeadCell>Type</HeadCell>
                <HeadCell numeric>Empty</HeadCell>
                <HeadCell numeric>Different</HeadCell>
                <HeadCell>Privacy</HeadCell>
              </tr>
            </thead>
            <tbody>
              {table.columns.map((column) => (
                <Row key={column.key}>
                  <RowHead className={styles.break}>{column.label}</RowHead>
                  <Cell tone="muted">{origins[column.origin]}</Cell>
                  <Cell>{typeOf(column)}</Cell>
                  <Cell numeric>{column.empty === 0 ? "0" : share(column.empty, table.rows)}</Cell>
                  <Cell numeric>{count(column.distinct)}</Cell>
                  <Cell>{privacyWords[column.privacy]}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </Disclosure>
      ))}
    </div>
  );
}

const origins: Readonly<Record<VersionColumn["origin"], string>> = {
  field: "a field",
  attribute: "an attribute",
  derived: "derived",
};

function typeOf({ type, labels }: VersionColumn): string {
  return labels ? `${labels.yes} or ${labels.no}` : typeWords[type];
}
