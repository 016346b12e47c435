import Link from "next/link";
import { MarkDifference } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { type SegmentHead, SegmentHeads } from "@/components/ui/segment-heads";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./feedback.module.css";

export interface VoiceCellText {
  readonly key: string;
  readonly isHidden: boolean;
  /** "14.3 %"; null for no voice at all. */
  readonly share: string | null;
  readonly customers: string | null;
  readonly mark: "over" | "under" | "none";
  /** "8 to 23 %"; null where there is none. */
  readonly bounds: string | null;
  /** "18 customers of Agencies, against 15.6 % of customers". */
  readonly detail: string;
  /** To what was said, for those who may list it. */
  readonly href: string | null;
}

export interface VoiceRowText {
  readonly key: string;
  readonly name: string;
  readonly href: string | null;
  /** "55 customers"; null where so few are not told. */
  readonly customers: string | null;
  readonly cells: readonly VoiceCellText[];
}

export interface VoiceTableProps {
  readonly label: string;
  readonly segments: readonly (SegmentHead & { readonly share: string | null })[];
  readonly rows: readonly VoiceRowText[];
  readonly total: VoiceRowText | null;
}

/** Themes × segments: each segment's share of those who speak of a theme, marked where it is clear of its share of customers. */
export function VoiceTable({ label, segments, rows, total }: VoiceTableProps) {
  return (
    <Table label={label} sticky>
      <thead>
        <Row>
          <HeadCell>Theme</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
          <SegmentHeads segments={segments} />
        </Row>
      </thead>
      <tbody>
        {rows.map((row) => (
          <VoiceRow key={row.key} row={row} />
        ))}
      </tbody>
      <tfoot>
        {total === null ? null : <VoiceRow row={total} />}
        <Row>
          <RowHead>Share of all customers</RowHead>
          <Cell numeric />
          {segments.map(({ key, share }) => (
            <Cell key={key} numeric>
              {share ?? <Missing kind="suppressed" />}
            </Cell>
          ))}
        </Row>
      </tfoot>
    </Table>
  );
}

function VoiceRow({ row }: { readonly row: VoiceRowText }) {
  return (
    <Row>
      <RowHead>
        {row.href === null ? (
          row.name
        ) : (
          <Link href={row.href} prefetch={false} scroll={false}>
            {row.name}
          </Link>
        )}
      </RowHead>
      <Cell numeric>{row.customers ?? <Missing kind="suppressed" />}</Cell>
      {row.cells.map((cell) => (
        <Cell key={cell.key} numeric title={cell.isHidden ? undefined : cell.detail}>
          <Heard cell={cell} />
        </Cell>
      ))}
    </Row>
  );
}

function Heard({ cell }: { readonly cell: VoiceCellText }) {
  if (cell.isHidden) return <Missing kind="suppressed" />;
  if (cell.share === null) return "–";
  return (
    <>
      {cell.href === null ? (
        <Share cell={cell} />
      ) : (
        <Link href={cell.href} prefetch={false} scroll={false} className={styles.open}>
          <Share cell={cell} />
        </Link>
      )}
      {cell.bounds === null ? null : <span className={styles.bounds}>{cell.bounds}</span>}
    </>
  );
}

function Share({ cell }: { readonly cell: VoiceCellText }) {
  return (
    <span className={styles.cell}>
      {cell.mark === "none" ? (
        cell.share
      ) : (
        <>
          <MarkDifference verdict="differs" difference={cell.share ?? ""} />
          <span className={styles.count}>{cell.mark === "over" ? "over" : "under"}</span>
        </>
      )}
      <VisuallyHidden>{`, ${cell.detail}`}</VisuallyHidden>
    </span>
  );
}
