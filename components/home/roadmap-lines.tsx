import Link from "next/link";
import { GroupLabel } from "@/components/ui/group-label";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";

export interface RoadmapLine {
  readonly key: string;
  readonly segment: { readonly name: string; readonly index: number; readonly letter: string };
  /** The items in work or planned that come first, by title. */
  readonly items: readonly { readonly title: string; readonly href: string; readonly expected: string | null }[];
  readonly more: number;
  readonly reach: string;
  readonly revenue: string;
  readonly weeks: string;
  readonly gap: string;
  readonly gapWords: string;
}

export interface RoadmapLinesProps {
  readonly lines: readonly RoadmapLine[];
  /** What the money is: "Revenue a month". */
  readonly money: string;
}

/** What the roadmap does for each segment: items with the change that is expected, effort, and what the segment brings. */
export function RoadmapLines({ lines, money }: RoadmapLinesProps) {
  return (
    <Table label="Roadmap by segment" sticky>
      <thead>
        <Row>
          <HeadCell>Segment</HeadCell>
          <HeadCell>Items and what is expected</HeadCell>
          <HeadCell numeric>Reach</HeadCell>
          <HeadCell numeric>{money}</HeadCell>
          <HeadCell numeric>Weeks</HeadCell>
          <HeadCell numeric>Gap</HeadCell>
        </Row>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.key}>
            <RowHead>
              <GroupLabel index={line.segment.index} letter={line.segment.letter} name={line.segment.name} />
            </RowHead>
            <Cell wrap>
              {line.items.length === 0 ? "no item" : null}
              {line.items.map(({ title, href, expected }, at) => (
                <span key={href}>
                  {at === 0 ? null : "; "}
                  <Link href={href} prefetch={false}>
                    {title}
                  </Link>
                  {expected === null ? null : ` (${expected})`}
                </span>
              ))}
              {line.more > 0 ? `; ${line.more} more` : null}
            </Cell>
            <Cell numeric>{line.reach}</Cell>
            <Cell numeric>{line.revenue}</Cell>
            <Cell numeric>{line.weeks}</Cell>
            <Cell numeric title={line.gapWords}>
              {line.gap}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
