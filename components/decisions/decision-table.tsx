import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { GroupLabel } from "@/components/ui/group-label";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { decisionHref } from "@/lib/domain/decision-address";
import type { DecisionHead } from "@/lib/domain/decision-resources";
import { dissentWords, openWords, outcomeWords } from "@/lib/domain/decision-words";
import { formatDate } from "@/lib/domain/format-date";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./decisions.module.css";

export interface DecisionTableProps {
  readonly workspace: string;
  readonly label: string;
  readonly decisions: readonly DecisionHead[];
}

/** Decisions, a line each: what is asked, about whom, who answers, where it stands, when it is looked at again. */
export function DecisionTable({ workspace, label, decisions }: DecisionTableProps) {
  return (
    <Table label={label} sticky>
      <thead>
        <tr>
          <HeadCell>Decision</HeadCell>
          <HeadCell>About</HeadCell>
          <HeadCell>Owner</HeadCell>
          <HeadCell>Where it stands</HeadCell>
          <HeadCell>Dissent</HeadCell>
          <HeadCell numeric>Review</HeadCell>
        </tr>
      </thead>
      <tbody>
        {decisions.map((one) => (
          <Row key={one.id}>
            <RowHead className={styles.question}>
              <Link href={decisionHref(workspace, one.id)}>
                {one.question === "" ? "Without a question yet" : one.question}
              </Link>
            </RowHead>
            <Cell>
              <SegmentsOf head={one} />
            </Cell>
            <Cell tone="muted">{one.owner.isMember ? one.owner.name : `${one.owner.name}, has left`}</Cell>
            <Cell wrap>{whereItStands(one)}</Cell>
            <Cell>{one.status === "draft" ? "–" : dissentWords(one)}</Cell>
            <Cell numeric>
              <ReviewDay head={one} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function SegmentsOf({ head }: { readonly head: DecisionHead }) {
  if (head.segments.length === 0) return "everybody";
  return (
    <span className={styles.segments}>
      {head.segments.map(({ slug, name, code, isArchived }) => (
        <GroupLabel key={slug} {...segmentTile(code)} name={isArchived ? `${name}, archived` : name} />
      ))}
    </span>
  );
}

function ReviewDay({ head }: { readonly head: DecisionHead }) {
  if (head.reviewOn === null) return "–";
  if (!head.isOverdue) return formatDate(head.reviewOn);
  return (
    <Chip tone="warn" icon="warn">
      {`overdue since ${formatDate(head.reviewOn)}`}
    </Chip>
  );
}

function whereItStands(head: DecisionHead): string {
  const { status, chosen, outcome, closedAt } = head;
  if (status === "draft") return "draft";
  if (status === "proposed") return openWords(head);
  if (status !== "taken") return `${status} on ${formatDate(closedAt ?? "")}`;
  return outcome === null ? `taken: ${chosen ?? ""}` : `taken: ${chosen ?? ""}. ${outcomeWords[outcome]}`;
}
