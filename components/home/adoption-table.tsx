import { GroupLabel } from "@/components/ui/group-label";
import { MarkDifference } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { Tile } from "@/components/ui/tile";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./adoption-table.module.css";

export interface AdoptionCellText {
  readonly key: string;
  readonly state: "shown" | "suppressed" | "none";
  /** "31.4 %" */
  readonly share: string;
  /** "−9.1" points to the best, "best", or null where nothing could be judged. */
  readonly gap: string | null;
  readonly isBehind: boolean;
  /** Both intervals, for those who ask. */
  readonly detail: string;
}

export interface AdoptionTableProps {
  readonly segments: readonly {
    readonly key: string;
    readonly name: string;
    readonly tile: { readonly index: number; readonly letter: string };
  }[];
  readonly rows: readonly {
    readonly key: string;
    readonly share: string;
    readonly cells: readonly AdoptionCellText[];
  }[];
}

/** Features × segments: the share of customers who used it, and below it the gap to the segment that uses it most. */
export function AdoptionTable({ segments, rows }: AdoptionTableProps) {
  return (
    <Table label="Features by segment" sticky>
      <thead>
        <Row>
          <HeadCell>Feature</HeadCell>
          <HeadCell numeric>All</HeadCell>
          {segments.map(({ key, name, tile }) => (
            <HeadCell key={key} numeric>
              <Tile index={tile.index} letter={tile.letter} />
              <VisuallyHidden>{name}</VisuallyHidden>
            </HeadCell>
          ))}
        </Row>
      </thead>
      <tbody>
        {rows.map(({ key, share, cells }) => (
          <Row key={key}>
            <RowHead>{key}</RowHead>
            <Cell numeric>{share}</Cell>
            {cells.map((cell) => (
              <Cell key={cell.key} numeric title={cell.detail === "" ? undefined : cell.detail}>
                <Used cell={cell} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Used({ cell }: { readonly cell: AdoptionCellText }) {
  if (cell.state === "suppressed") return <Missing kind="suppressed">&lt; 5</Missing>;
  if (cell.state === "none") return "–";
  return (
    <>
      {cell.share}
      <span className={styles.gap}>
        {cell.isBehind && cell.gap !== null ? <MarkDifference verdict="worse" difference={cell.gap} /> : cell.gap}
      </span>
      {cell.detail === "" ? null : <VisuallyHidden>{`, ${cell.detail}`}</VisuallyHidden>}
    </>
  );
}

/** The segments behind the tiles. */
export function AdoptionKey({ segments }: Pick<AdoptionTableProps, "segments">) {
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
