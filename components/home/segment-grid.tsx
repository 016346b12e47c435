import { GroupLabel } from "@/components/ui/group-label";
import { MarkDifference, type Verdict } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { type SegmentHead, SegmentHeads } from "@/components/ui/segment-heads";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./segment-grid.module.css";

export interface SegmentGridCell {
  readonly key: string;
  readonly state: "shown" | "suppressed" | "none";
  /** "31.4 %" */
  readonly value: string;
  /** Below it: "−9.1" points to the best, "best", or null where nothing can be said. */
  readonly below: string | null;
  /** Null: what stands below has no mark. */
  readonly verdict: Verdict | null;
  /** The intervals, for those who ask. */
  readonly detail: string;
}

export interface SegmentGridProps {
  readonly label: string;
  /** What the rows are: "Feature". */
  readonly head: string;
  readonly segments: readonly SegmentHead[];
  readonly rows: readonly {
    readonly key: string;
    /** Of everybody; null where the grid says nothing of everybody. */
    readonly all: string | null;
    readonly cells: readonly SegmentGridCell[];
  }[];
}

/** Rows × segments: a number in each cell and below it what to hold it against. */
export function SegmentGrid({ label, head, segments, rows }: SegmentGridProps) {
  const tellsAll = rows.some(({ all }) => all !== null);
  return (
    <Table label={label} sticky>
      <thead>
        <Row>
          <HeadCell>{head}</HeadCell>
          {tellsAll ? <HeadCell numeric>All</HeadCell> : null}
          <SegmentHeads segments={segments} />
        </Row>
      </thead>
      <tbody>
        {rows.map(({ key, all, cells }) => (
          <Row key={key}>
            <RowHead>{key}</RowHead>
            {tellsAll ? <Cell numeric>{all}</Cell> : null}
            {cells.map((cell) => (
              <Cell key={cell.key} numeric title={cell.detail === "" ? undefined : cell.detail}>
                <Told cell={cell} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Told({ cell: { state, value, below, verdict, detail } }: { readonly cell: SegmentGridCell }) {
  if (state === "suppressed") return <Missing kind="suppressed">&lt; 5</Missing>;
  if (state === "none") return "–";
  return (
    <>
      {value}
      <span className={styles.gap}>
        {verdict !== null && below !== null ? <MarkDifference verdict={verdict} difference={below} /> : below}
      </span>
      {detail === "" ? null : <VisuallyHidden>{`, ${detail}`}</VisuallyHidden>}
    </>
  );
}

/** The segments behind the tiles. */
export function SegmentKey({ segments }: Pick<SegmentGridProps, "segments">) {
  return (
    <ul className={styles.key}>
      {segments.map(({ key, name, tile }) => (
        <li key={key}>
          <GroupLabel {...tile} name={name} />
        </li>
      ))}
    </ul>
  );
}
