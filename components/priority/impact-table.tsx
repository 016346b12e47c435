import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { ImpactRow } from "@/lib/domain/impact";
import { impactBand, impactChange, impactValue } from "@/lib/domain/impact-words";
import styles from "./priority.module.css";

export interface ImpactTableProps {
  readonly rows: readonly ImpactRow[];
  readonly currency: string;
  /** Over the names of the figures: "116 more customers". */
  readonly title: string;
}

/** Each figure today and in the scenario, with the change and its band. */
export function ImpactTable({ rows, currency, title }: ImpactTableProps) {
  return (
    <Table label="Company figures today and in the scenario">
      <thead>
        <tr>
          <HeadCell>{title}</HeadCell>
          <HeadCell numeric>Today</HeadCell>
          <HeadCell numeric>Scenario</HeadCell>
          <HeadCell numeric>Change</HeadCell>
          <HeadCell numeric>In 90 % of cases</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead>{row.name}</RowHead>
            {row.today === null || row.scenario === null ? (
              <Cell colSpan={4} wrap>
                <Missing kind={row.hidden ? "suppressed" : "notInData"}>{row.sentence}</Missing>
              </Cell>
            ) : (
              <Numbers row={row} currency={currency} />
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Numbers({ row, currency }: { readonly row: ImpactRow; readonly currency: string }) {
  const { today, scenario, change, changeBand, direction } = row;
  const isClear = changeBand !== null && (changeBand[0] > 0 || changeBand[1] < 0);
  const isGood = (change ?? 0) > 0 === (direction === "higher");
  return (
    <>
      <Cell numeric>{impactValue(row, today ?? 0, currency)}</Cell>
      <Cell numeric>{impactValue(row, scenario ?? 0, currency)}</Cell>
      <Cell numeric>
        {changeBand === null ? (
          "no change"
        ) : (
          <span className={isClear ? styles[isGood ? "better" : "worse"] : undefined}>
            {impactChange(row, currency)}
          </span>
        )}
      </Cell>
      <Cell numeric tone="muted">
        {impactBand(row, currency)}
      </Cell>
    </>
  );
}
