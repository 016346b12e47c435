import Link from "next/link";
import { GroupLabel } from "@/components/ui/group-label";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { expectationTopics } from "@/lib/domain/expectation";
import type { ExpectationCell, ExpectationSheet } from "@/lib/domain/expectation-board";
import { segmentTile } from "@/lib/domain/segment-tile";
import { topicNames, waitText } from "@/lib/domain/service-words";
import styles from "./expectations.module.css";
import { PromiseMark } from "./promise-mark";

export interface ExpectationSummaryProps {
  readonly sheets: readonly ExpectationSheet[];
  readonly cellHref: (sheet: ExpectationSheet, cell: ExpectationCell) => string;
}

/** Segments × topics with the verdict alone; each leads to what is expected, offered and happens. */
export function ExpectationSummary({ sheets, cellHref }: ExpectationSummaryProps) {
  return (
    <Table label="Expectations by segment" sticky>
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
          <Row key={sheet.slug}>
            <RowHead>
              <GroupLabel {...segmentTile(sheet.code)} name={sheet.name} />
            </RowHead>
            {sheet.cells.map((cell) => (
              <Cell key={cell.topic} className={styles.short}>
                <Link
                  href={cellHref(sheet, cell)}
                  prefetch={false}
                  aria-label={`${topicNames[cell.topic]} of ${sheet.name}`}
                >
                  {waitOf(cell) ?? wordOf(cell)}
                </Link>
                <br />
                <PromiseMark state={cell.againstExpected.state} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** "2.2 h of 1 h" where a limit of time is measured. */
function waitOf({ expected, actual }: ExpectationCell): string | null {
  if (actual.kind !== "waits" || !expected?.limit) return null;
  const { value } = expected.limit.share === 0.9 ? actual.ninety : actual.median;
  return value === null ? null : `${waitText(value)}, ${waitText(expected.limit.minutes)} expected`;
}

function wordOf({ expected }: ExpectationCell): string {
  if (expected === null) return "none yet";
  return expected.channels.length > 0 ? expected.channels.join(", ") : expected.words || "open";
}
