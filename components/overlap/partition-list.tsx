import Link from "next/link";
import { Mark } from "@/components/ui/mark";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";

/** One question to a set of segments, its answer, and the customers who break it. */
export interface PartitionCheck {
  readonly question: string;
  readonly holds: boolean;
  readonly answer: string;
  readonly count: string;
  readonly href: string | null;
}

/** Whether the segments exclude each other, and whether they leave nobody out. */
export function PartitionList({ checks }: { readonly checks: readonly PartitionCheck[] }) {
  return (
    <Table label="Checks of the set of segments">
      <thead>
        <Row>
          <HeadCell>Question</HeadCell>
          <HeadCell>Answer</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
        </Row>
      </thead>
      <tbody>
        {checks.map(({ question, holds, answer, count, href }) => (
          <Row key={question}>
            <RowHead>{question}</RowHead>
            <Cell>
              <Mark sign={holds ? "tick" : "cross"} tone={holds ? "good" : "ink"}>
                {answer}
              </Mark>
            </Cell>
            <Cell numeric>
              {href === null ? (
                count
              ) : (
                <Link href={href} prefetch={false}>
                  {count}
                </Link>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
