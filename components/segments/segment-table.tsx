import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { GroupLabel } from "@/components/ui/group-label";
import { Missing } from "@/components/ui/missing";
import { Stance, type StanceProps } from "@/components/ui/stance";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import styles from "./segments.module.css";

/** A segment as the list shows it; numbers are formatted. */
export interface SegmentRow {
  readonly slug: string;
  readonly name: string;
  readonly href: string;
  readonly tile: { readonly index: number; readonly letter: string };
  readonly isPart: boolean;
  readonly sentence: string;
  readonly stance: StanceProps["stance"];
  readonly owner: string | null;
  readonly customers: string | null;
  readonly share: string | null;
  /** Why there is no number: too few to show, not published, or not in this version of the data. */
  readonly missing: { readonly kind: "suppressed" | "notInData"; readonly words: string } | null;
  readonly status: string;
  readonly chips: readonly { readonly words: string; readonly tone?: "warn" | "good" | undefined }[];
}

/** The segments of a dataset, parts below their whole. */
export function SegmentTable({ rows, label }: { readonly rows: readonly SegmentRow[]; readonly label: string }) {
  return (
    <Table label={label} sticky>
      <thead>
        <Row>
          <HeadCell>Segment</HeadCell>
          <HeadCell>Rule</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
          <HeadCell numeric>Share</HeadCell>
          <HeadCell>Stance</HeadCell>
          <HeadCell>Owner</HeadCell>
          <HeadCell>Definition</HeadCell>
        </Row>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SegmentLine key={row.slug} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function SegmentLine({ row }: { readonly row: SegmentRow }) {
  return (
    <Row>
      <RowHead>
        <div className={row.isPart ? styles.part : undefined}>
          <GroupLabel {...row.tile} name={row.name} href={row.href} />
        </div>
      </RowHead>
      <Cell wrap tone="small" className={styles.sentence}>
        {row.sentence}
      </Cell>
      <Cell numeric>
        {row.missing ? <Missing kind={row.missing.kind}>{row.missing.words}</Missing> : null}
        {row.customers === null ? null : <Link href={row.href}>{row.customers}</Link>}
      </Cell>
      <Cell numeric tone="muted">
        {row.share}
      </Cell>
      <Cell>
        <Stance stance={row.stance} />
      </Cell>
      <Cell tone={row.owner === null ? "muted" : undefined} className={styles.owner}>
        {row.owner ?? "nobody"}
      </Cell>
      <Cell>
        <span className={styles.status}>
          {row.status}
          {row.chips.map((chip) => (
            <Chip key={chip.words} tone={chip.tone}>
              {chip.words}
            </Chip>
          ))}
        </span>
      </Cell>
    </Row>
  );
}
