import Link from "next/link";
import { Figure } from "@/components/ui/figure";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { DecisionHead } from "@/lib/domain/decision-resources";
import { formatDate } from "@/lib/domain/format-date";
import { decisionsWaiting, reviewsOverdue } from "@/lib/services/decision-heads";

/** Decisions that wait for the reader, and taken ones whose review is overdue; nothing where the role reads no decisions. */
export async function WaitingDecisions({ actor }: { readonly actor: Actor }) {
  if (!may(actor, "decisions.read")) return null;
  const [waiting, overdue] = [await decisionsWaiting(actor), await reviewsOverdue(actor)];
  const { slug } = actor.workspace;
  return (
    <Figure
      title={titleOf(waiting.length, overdue.length)}
      actions={<Link href={`/w/${slug}/prioritise/decisions`}>All decisions</Link>}
    >
      {waiting.length + overdue.length === 0 ? (
        <p>Proposed decisions and overdue reviews stand here.</p>
      ) : (
        <Table label="Decisions that wait" sticky>
          <thead>
            <Row>
              <HeadCell>Decision</HeadCell>
              <HeadCell>Owner</HeadCell>
              <HeadCell>What is wanted</HeadCell>
              <HeadCell>Dissent</HeadCell>
            </Row>
          </thead>
          <tbody>
            {waiting.slice(0, 8).map((one) => (
              <Line
                key={one.id}
                decision={one}
                workspace={slug}
                wanted={one.waiting === null ? "" : wantedWords[one.waiting]}
              />
            ))}
            {overdue.slice(0, 8).map((one) => (
              <Line
                key={`review-${one.id}`}
                decision={one}
                workspace={slug}
                wanted={`review due ${one.reviewOn === null ? "" : formatDate(one.reviewOn)}`}
              />
            ))}
          </tbody>
        </Table>
      )}
    </Figure>
  );
}

function Line({
  decision,
  workspace,
  wanted,
}: {
  readonly decision: DecisionHead;
  readonly workspace: string;
  readonly wanted: string;
}) {
  return (
    <Row>
      <RowHead>
        <Link href={`/w/${workspace}/prioritise/decisions/${decision.id}`}>{decision.question}</Link>
      </RowHead>
      <Cell tone="small">{decision.owner.name}</Cell>
      <Cell tone="small">{wanted}</Cell>
      <Cell tone="small">{decision.dissented === 0 ? "none" : `${decision.dissented} of ${decision.answers}`}</Cell>
    </Row>
  );
}

const wantedWords = {
  answer: "your answer",
  take: "to be taken",
  replace: "somebody for an approver who left",
} as const;

function titleOf(waiting: number, overdue: number): string {
  const reviews = overdue === 0 ? "" : `${overdue} ${overdue === 1 ? "review is" : "reviews are"} overdue`;
  if (waiting === 0) return overdue === 0 ? "No decision waits for you" : reviews;
  const first = `${waiting} ${waiting === 1 ? "decision waits" : "decisions wait"} for you`;
  return overdue === 0 ? first : `${first}, ${reviews}`;
}
