import Link from "next/link";
import { IntervalStrip } from "@/components/charts/interval-strip";
import { sharedDomain } from "@/components/charts/shared-domain";
import { MarkDifference, type Verdict } from "@/components/ui/mark-difference";
import { Missing, type MissingKind } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import styles from "./performance-table.module.css";

/** One measure of a segment as text; `difference` is null where there is no verdict, `missing` then says why. */
export interface PerformanceRow {
  readonly id: string;
  readonly metric: string;
  readonly href: string;
  readonly value: string | null;
  readonly interval: string | null;
  /** The same of what it is compared with. */
  readonly other: string | null;
  readonly difference: {
    readonly text: string;
    readonly verdict: Verdict;
    readonly strip: { readonly value: number; readonly low: number; readonly high: number } | null;
    readonly label: string;
  } | null;
  readonly missing: { readonly kind: MissingKind; readonly words: string; readonly sentence: string | null } | null;
  readonly n: string | null;
}

/** Measures that answer one question; without a name where there is one chapter alone. */
export interface PerformanceChapter {
  readonly name: string | null;
  readonly rows: readonly PerformanceRow[];
}

export interface PerformanceTableProps {
  readonly label: string;
  readonly segment: string;
  /** "the rest", "the average" or the name of another segment. */
  readonly against: string;
  readonly chapters: readonly PerformanceChapter[];
}

/** Measure by measure: the segment's value with its interval, the difference drawn with the interval of its mark, and what it is held against. */
export function PerformanceTable({ label, segment, against, chapters }: PerformanceTableProps) {
  return (
    <Table label={label} sticky>
      <thead>
        <Row>
          <HeadCell>Metric</HeadCell>
          <HeadCell numeric>{segment}</HeadCell>
          <HeadCell>Interval</HeadCell>
          <HeadCell numeric>{`${against.charAt(0).toUpperCase()}${against.slice(1)}`}</HeadCell>
          <HeadCell>Difference</HeadCell>
          <HeadCell>{`Against ${against}`}</HeadCell>
          <HeadCell numeric>n</HeadCell>
        </Row>
      </thead>
      {chapters.map(({ name, rows }) => (
        <tbody key={name}>
          {name === null ? null : (
            <tr>
              <th scope="rowgroup" colSpan={7} className={styles.chapter}>
                {name}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <Row key={row.id}>
              <RowHead>
                <Link href={row.href} prefetch={false}>
                  {row.metric}
                </Link>
              </RowHead>
              <Values row={row} />
              <Cell numeric tone="muted">
                {row.n}
              </Cell>
            </Row>
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function Values({ row: { value, interval, other, difference, missing } }: { readonly row: PerformanceRow }) {
  const why = missing ? (
    <span title={missing.sentence ?? undefined}>
      <Missing kind={missing.kind}>{missing.words}</Missing>
    </span>
  ) : null;
  if (value === null) return <td colSpan={5}>{why}</td>;
  return (
    <>
      <Cell numeric tone="strong">
        {value}
      </Cell>
      <Cell tone="small">{interval}</Cell>
      <Cell numeric>{other}</Cell>
      {difference ? (
        <>
          <Cell>
            {difference.strip ? (
              <IntervalStrip
                estimate={difference.strip}
                reference={0}
                domain={sharedDomain([difference.strip], 0)}
                verdict={difference.verdict}
                label={difference.label}
                width={120}
              />
            ) : null}
          </Cell>
          <Cell>
            <MarkDifference verdict={difference.verdict} difference={difference.text} />
          </Cell>
        </>
      ) : (
        <td colSpan={2}>{why}</td>
      )}
    </>
  );
}
