import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { countText } from "@/lib/domain/number-words";
import styles from "./templates.module.css";

export interface RfmGridProps {
  readonly grid: readonly { readonly r: number; readonly f: number; readonly customers: number | null }[];
}

const scores = [5, 4, 3, 2, 1];

/** Customers by how lately and how often they bought; darker is more. */
export function RfmGrid({ grid }: RfmGridProps) {
  const most = Math.max(1, ...grid.map(({ customers }) => customers ?? 0));
  return (
    <Table label="Customers by scores of recency and frequency" rows="compact">
      <thead>
        <Row>
          <HeadCell>Recency</HeadCell>
          {[...scores].reverse().map((f) => (
            <HeadCell key={f} numeric>{`frequency ${f}`}</HeadCell>
          ))}
        </Row>
      </thead>
      <tbody>
        {scores.map((r) => (
          <Row key={r}>
            <RowHead>{`recency ${r}${r === 5 ? ", latest" : r === 1 ? ", longest ago" : ""}`}</RowHead>
            {[...scores].reverse().map((f) => {
              const count = grid.find((cell) => cell.r === r && cell.f === f)?.customers ?? null;
              return (
                <Cell key={f} numeric className={styles.shade} data-step={count === null ? 0 : stepOf(count, most)}>
                  {count === null ? <Missing kind="suppressed">hidden</Missing> : countText(count)}
                </Cell>
              );
            })}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** 0 for nobody, else 1 to 5 by the part of the fullest cell. */
function stepOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil((5 * count) / most));
}
