import { GroupLabel } from "@/components/ui/group-label";
import { HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { expectationTopics, isTimed } from "@/lib/domain/expectation";
import type { ExpectationCell as Cell, ExpectationSheet } from "@/lib/domain/expectation-board";
import { countText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";
import { topicNames } from "@/lib/domain/service-words";
import { ExpectationCell } from "./expectation-cell";
import styles from "./expectations.module.css";

export interface ExpectationTableProps {
  readonly sheets: readonly ExpectationSheet[];
  readonly unitWord: string;
  readonly segmentHref: (sheet: ExpectationSheet) => string;
  readonly cellHref: (sheet: ExpectationSheet, cell: Cell) => string;
}

/** Segments × topics of service. */
export function ExpectationTable({ sheets, unitWord, segmentHref, cellHref }: ExpectationTableProps) {
  const longest = longestWaits(sheets);
  return (
    <Table label="Service expectations by segment" sticky>
      <thead>
        <Row>
          <HeadCell>Segment</HeadCell>
          {expectationTopics.map((topic) => (
            <HeadCell key={topic}>{topicNames[topic]}</HeadCell>
          ))}
        </Row>
      </thead>
      <tbody>
        {sheets.map((sheet) => (
          <Row key={sheet.slug} className={styles.row}>
            <RowHead>
              <GroupLabel
                index={segmentTile(sheet.code).index}
                letter={segmentTile(sheet.code).letter}
                name={sheet.name}
                href={segmentHref(sheet)}
              />
              <p className={styles.under}>
                {sheet.customers === null ? "few customers" : `${countText(sheet.customers)} ${unitWord} today`}
                <br />
                {ownersOf(sheet)}
              </p>
            </RowHead>
            {sheet.cells.map((cell) => (
              <td key={cell.topic}>
                <ExpectationCell
                  cell={cell}
                  segment={sheet.name}
                  href={cellHref(sheet, cell)}
                  longest={longest.get(cell.topic) ?? 1}
                />
              </td>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function ownersOf({ cells }: ExpectationSheet): string {
  const gaps = cells.filter(({ againstExpected: { state } }) => state === "missed" || state === "inPart");
  if (gaps.length === 0) return "no gap";
  const names = [...new Set(gaps.flatMap(({ owner }) => (owner ? [owner.name] : [])))];
  return `gap owner: ${names.length === 0 ? "nobody yet" : names.join(", ")}`;
}

/** Per topic the longest of all limits and waits. */
function longestWaits(sheets: readonly ExpectationSheet[]): ReadonlyMap<string, number> {
  const cells = sheets.flatMap((sheet) => sheet.cells).filter(({ topic }) => isTimed(topic));
  return new Map(
    expectationTopics.map((topic) => [
      topic,
      Math.max(
        1,
        ...cells
          .filter((cell) => cell.topic === topic)
          .flatMap(({ expected, offered, actual }) => [
            expected?.limit?.minutes ?? 0,
            offered?.limit?.minutes ?? 0,
            ...(actual.kind === "waits" ? [actual.median.interval[1] ?? actual.median.value ?? 0] : []),
          ]),
      ),
    ]),
  );
}
