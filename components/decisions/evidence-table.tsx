import Link from "next/link";
import { Mark } from "@/components/ui/mark";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { DecisionFigure } from "@/lib/domain/decision-resources";
import { type FigureReading, figureHref } from "@/lib/domain/figure";
import { countText } from "@/lib/domain/number-words";
import styles from "./decisions.module.css";

export interface EvidenceTableProps {
  readonly workspace: string;
  readonly figures: readonly DecisionFigure[];
  /** Version on which the numbers were frozen and the newest one; null for a draft. */
  readonly frozen: { readonly version: number; readonly newest: number } | null;
}

/** Each number as it was that day, and today's beside it. */
export function EvidenceTable({ workspace, figures, frozen }: EvidenceTableProps) {
  return (
    <Table label="Evidence in numbers" rows="tall" sticky>
      <thead>
        <tr>
          <HeadCell>Number</HeadCell>
          {frozen ? <HeadCell numeric>{`As it was, version ${frozen.version}`}</HeadCell> : null}
          <HeadCell numeric>{frozen ? `Today, version ${frozen.newest}` : "Today"}</HeadCell>
          <HeadCell>{frozen ? "Since then" : "When it is proposed"}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ address, label, since }) => (
          <Row key={`${label} ${JSON.stringify(address)}`}>
            <RowHead className={styles.question}>{label}</RowHead>
            {frozen ? (
              <Cell numeric>
                <Reading reading={since.was} href={figureHref(workspace, address)} />
              </Cell>
            ) : null}
            <Cell numeric>
              <Reading reading={since.today} href={since.todayAt && figureHref(workspace, since.todayAt)} />
            </Cell>
            <Cell wrap>
              {since.was && since.today ? (
                <Mark sign={since.isReal ? "warn" : "dash"} tone={since.isReal ? "warn" : "none"}>
                  {changeWords(since)}
                </Mark>
              ) : (
                <span className={styles.since}>{since.sentence}</span>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Reading({ reading, href }: { readonly reading: FigureReading | null; readonly href: string | null }) {
  if (reading === null) return <Missing kind="notInData">none to show</Missing>;
  return (
    <>
      {href === null ? reading.text : <Link href={href}>{reading.text}</Link>}
      <span className={styles.n}>{`n ${countText(reading.n)} ${reading.unit}`}</span>
    </>
  );
}

function changeWords({ was, today, isReal }: DecisionFigure["since"]): string {
  if (was?.metricVersion !== today?.metricVersion) return "the metric’s definition has changed";
  if (was?.value === today?.value) return "the same";
  if (isReal === null) return "changed";
  return isReal ? "changed, more than chance does" : "a change that chance makes as well";
}
