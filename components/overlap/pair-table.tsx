import Link from "next/link";
import { GroupLabel } from "@/components/ui/group-label";
import { Missing } from "@/components/ui/missing";
import { type SegmentHead, SegmentHeads } from "@/components/ui/segment-heads";
import { HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import styles from "./overlap.module.css";

/** Customers in the row's segment and in the column's; `depth` 0 to 9 shades how alike the two are. */
export interface OverlapCell {
  readonly column: string;
  readonly count: string | null;
  /** "12.3 % of Agencies"; of a segment itself its share of the base. */
  readonly share: string | null;
  readonly depth: number;
  readonly href: string | null;
  readonly isOwn: boolean;
}

export interface PairTableProps {
  readonly segments: readonly SegmentHead[];
  readonly rows: readonly { readonly segment: SegmentHead; readonly cells: readonly OverlapCell[] }[];
}

/** Every segment against every other: how many are in both, and which part of the row's segment that is. */
export function PairTable({ segments, rows }: PairTableProps) {
  return (
    <Table label="Customers in each two segments" sticky>
      <thead>
        <Row>
          <HeadCell>Of these, also in</HeadCell>
          <SegmentHeads segments={segments} className={styles.head} />
        </Row>
      </thead>
      <tbody>
        {rows.map(({ segment, cells }) => (
          <Row key={segment.key}>
            <RowHead>
              <GroupLabel index={segment.tile.index} letter={segment.tile.letter} name={segment.name} />
            </RowHead>
            {cells.map((cell) => (
              <td
                key={cell.column}
                className={cell.isOwn ? styles.own : styles.heat}
                data-depth={cell.isOwn ? undefined : cell.depth}
              >
                <Counted cell={cell} />
              </td>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Counted({ cell: { count, share, href } }: { readonly cell: OverlapCell }) {
  if (count === null) return <Missing kind="suppressed">&lt; 5</Missing>;
  const inside = (
    <>
      <span className={styles.count}>{count}</span>
      {share === null ? null : <span className={styles.share}>{share}</span>}
    </>
  );
  return href === null ? (
    <span className={styles.cell}>{inside}</span>
  ) : (
    <Link className={styles.cell} href={href} prefetch={false}>
      {inside}
    </Link>
  );
}
