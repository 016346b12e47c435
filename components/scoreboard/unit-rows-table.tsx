import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { cellWords, columnHead } from "@/lib/domain/cell-words";
import type { UnitRows } from "@/lib/domain/scoreboard";

export interface UnitRowsTableProps {
  readonly rows: UnitRows;
  readonly label: string;
  /** What amounts are in. */
  readonly currency: string;
  /** In a drawer only the first columns have room. */
  readonly mostColumns?: number;
}

/** Unit rows as they were counted; a masked column says so in its head. */
export function UnitRowsTable({ rows, label, currency, mostColumns }: UnitRowsTableProps) {
  const columns = rows.columns.slice(0, mostColumns ?? rows.columns.length);
  const isNumeric = (type: string) => type === "number" || type === "money";
  return (
    <Table label={label} rows="compact" sticky>
      <thead>
        <Row>
          {columns.map((column) => (
            <HeadCell key={column.key} numeric={isNumeric(column.type)}>
              {`${columnHead(column.label, column.type, currency)}${column.masked ? " (masked)" : ""}`}
            </HeadCell>
          ))}
        </Row>
      </thead>
      <tbody>
        {rows.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a page keep their place and may be alike
          <Row key={`${rows.offset}-${at}`}>
            {columns.map((column, index) => (
              <Cell key={column.key} numeric={isNumeric(column.type)}>
                {cellWords(row[index] ?? null, column.type)}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
