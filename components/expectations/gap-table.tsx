import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { GroupLabel } from "@/components/ui/group-label";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { shortCents } from "@/lib/domain/cents-text";
import type { ExpectationGap } from "@/lib/domain/expectation-board";
import { formatDate } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";
import { gapStatusText, topicNames } from "@/lib/domain/service-words";
import styles from "./expectations.module.css";
import { PromiseMark } from "./promise-mark";

export interface GapTableProps {
  readonly gaps: readonly ExpectationGap[];
  readonly currency: string;
  /** "2.2 h, 1 h expected"; null where the gap is not in time. */
  readonly numbersOf: (gap: ExpectationGap) => string | null;
  readonly hrefOf: (gap: ExpectationGap) => string;
}

/** Gaps by what their segment pays, those still to be mended first, each with who waited, who looks after it and until when. */
export function GapTable({ gaps, currency, numbersOf, hrefOf }: GapTableProps) {
  return (
    <Table label="Gaps between what is expected and what happens" sticky>
      <thead>
        <Row>
          <HeadCell>Gap</HeadCell>
          <HeadCell>Segment</HeadCell>
          <HeadCell numeric>Segment pays a month</HeadCell>
          <HeadCell numeric>Waited longer</HeadCell>
          <HeadCell numeric>These pay</HeadCell>
          <HeadCell>Owner</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Due</HeadCell>
        </Row>
      </thead>
      <tbody>
        {gaps.map((gap) => (
          <Row key={gap.id}>
            <RowHead className={styles.gap}>
              <Link href={hrefOf(gap)} scroll={false}>
                {[topicNames[gap.topic], numbersOf(gap)].filter((words) => words !== null).join(" ")}
              </Link>
              <br />
              <PromiseMark state={gap.state} />
            </RowHead>
            <Cell>
              <GroupLabel {...segmentTile(gap.code)} name={gap.name} />
            </Cell>
            <Cell numeric>{money(gap.revenueCents, currency)}</Cell>
            <Cell numeric>
              {gap.waited ? countText(gap.waited.customers) : <span className={styles.quiet}>–</span>}
            </Cell>
            <Cell numeric>{gap.waited ? money(gap.waited.revenueCents, currency) : ""}</Cell>
            <Cell>{gap.owner?.name ?? <span className={styles.open}>nobody yet</span>}</Cell>
            <Cell wrap={gap.status === "fixed"}>{gapStatusText(gap.status, gap.state)}</Cell>
            <Cell>
              <DueDay gap={gap} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function DueDay({ gap: { due, isOverdue } }: { readonly gap: ExpectationGap }) {
  if (due === null) return <span className={styles.open}>none</span>;
  if (!isOverdue) return formatDate(due);
  return (
    <Chip tone="warn" icon="warn">
      {`overdue since ${formatDate(due)}`}
    </Chip>
  );
}

function money(cents: number | null, currency: string) {
  return cents === null ? <span className={styles.quiet}>not in the data</span> : shortCents(cents, currency);
}
