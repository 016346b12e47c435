import Link from "next/link";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { SegmentUses } from "@/lib/domain/segment-resources";

/** What names a segment, what stands under it, and what is about it. */
export function UsesTable({ uses }: SegmentUses) {
  return (
    <Table label="Where it is used">
      <thead>
        <Row>
          <HeadCell>What</HeadCell>
          <HeadCell>How</HeadCell>
        </Row>
      </thead>
      <tbody>
        {uses.map((use) => (
          <Row key={`${use.kind} ${use.href}`}>
            <RowHead>
              <Link href={use.href}>{use.name}</Link>
            </RowHead>
            <Cell wrap>{use.detail}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
