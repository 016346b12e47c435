import Link from "next/link";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { ImpactRow } from "@/lib/domain/impact";
import { impactBand, impactChange, impactValue, questionWords } from "@/lib/domain/impact-words";
import type { SideBySide } from "@/lib/domain/scenario";
import styles from "./priority.module.css";

export interface SideBySideTableProps {
  readonly view: SideBySide;
  /** Where a scenario stands open. */
  readonly hrefOf: (scenario: SideBySide["scenarios"][number]["scenario"]) => string;
}

/** A column for each scenario: what changes, each figure with its band, and what is taken for granted. */
export function SideBySideTable({ view, hrefOf }: SideBySideTableProps) {
  const { scenarios, dataset } = view;
  const rows = scenarios.find(({ impact }) => impact)?.impact?.rows ?? [];
  return (
    <Table label="Scenarios side by side">
      <thead>
        <tr>
          <HeadCell>Figure</HeadCell>
          <HeadCell numeric>Today</HeadCell>
          {scenarios.map(({ scenario }) => (
            <HeadCell key={scenario.id}>
              <Link href={hrefOf(scenario)}>{scenario.name}</Link>
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row>
          <RowHead>What changes</RowHead>
          <Cell />
          {scenarios.map(({ scenario, impact, sentence }) => (
            <Cell key={scenario.id} wrap>
              {impact ? (
                questionWords(impact.question, impact.segment.name)
              ) : (
                <Missing kind="notInData">{sentence ?? "cannot be worked out"}</Missing>
              )}
            </Cell>
          ))}
        </Row>
        {rows.map((row) => (
          <Row key={row.id}>
            <RowHead>{row.name}</RowHead>
            <Cell numeric>{row.today === null ? "–" : impactValue(row, row.today, dataset.currency)}</Cell>
            {scenarios.map(({ scenario, impact }) => (
              <Cell key={scenario.id} wrap>
                <Outcome row={impact?.rows.find(({ id }) => id === row.id)} currency={dataset.currency} />
              </Cell>
            ))}
          </Row>
        ))}
        <Row>
          <RowHead>Taken for granted</RowHead>
          <Cell />
          {scenarios.map(({ scenario, impact }) => (
            <Cell key={scenario.id} wrap>
              <ul className={styles.assumptions}>
                {scenario.note === "" ? null : <li>{scenario.note}</li>}
                {impact?.assumptions.slice(0, -1).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </Cell>
          ))}
        </Row>
      </tbody>
    </Table>
  );
}

function Outcome({ row, currency }: { readonly row: ImpactRow | undefined; readonly currency: string }) {
  if (!row || row.scenario === null)
    return row?.sentence ? <Missing kind={row.hidden ? "suppressed" : "notInData"}>{row.sentence}</Missing> : "–";
  if (row.changeBand === null) return "no change";
  return (
    <>
      <strong>{impactChange(row, currency)}</strong>
      <span className={styles.band}>{`${impactBand(row, currency)} in 90\u202f% of cases`}</span>
    </>
  );
}
