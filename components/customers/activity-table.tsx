import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { cellWords, columnHead } from "@/lib/domain/cell-words";
import type { CustomerView } from "@/lib/domain/customers";
import styles from "./customers.module.css";

/** The latest rows of what a customer did. */
export function ActivityTable({
  table,
  columns,
  rows,
  currency,
}: CustomerView["activity"][number] & { readonly currency: string }) {
  const isNumeric = (type: string) => type === "number" || type === "money";
  const isDay = (type: string) => type === "date" || type === "timestamp";
  return (
    <Table label={`The latest ${table}`} rows="compact">
      <thead>
        <Row>
          {columns.map(({ key, label, type, masked }) => (
            <HeadCell key={key} numeric={isNumeric(type)}>
              {`${columnHead(label, type, currency)}${masked ? " (masked)" : ""}`}
            </HeadCell>
          ))}
        </Row>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their place and may be alike
          <Row key={at}>
            {columns.map(({ key, type }, index) => (
              <Cell key={key} numeric={isNumeric(type)} className={isDay(type) ? styles.day : undefined}>
                {cellWords(row[index] ?? null, type)}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
