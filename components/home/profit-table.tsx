import Link from "next/link";
import type { ReactNode } from "react";
import { IntervalStrip, type StripEstimate } from "@/components/charts/interval-strip";
import { GroupLabel } from "@/components/ui/group-label";
import type { Verdict } from "@/components/ui/mark-difference";
import { Missing, type MissingKind } from "@/components/ui/missing";
import { Stance, type StanceProps } from "@/components/ui/stance";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./profit-table.module.css";

/** A number as text, what it opens, and what stands in its place. */
export interface ProfitNumber {
  readonly text: string | null;
  readonly href?: string | undefined;
  readonly missing?: { readonly kind: MissingKind; readonly words: string } | null | undefined;
  /** What more there is to say of it: its range, or what would unlock it. */
  readonly title?: string | undefined;
}

/** The first measure of a segment with its difference to the rest, drawn on the scale of the column. */
export interface ProfitMeasure extends ProfitNumber {
  readonly strip: { readonly estimate: StripEstimate; readonly verdict: Verdict; readonly label: string } | null;
}

export interface ProfitRow {
  readonly key: string;
  readonly name: string;
  readonly href: string;
  readonly tile: { readonly index: number; readonly letter: string };
  readonly stance: StanceProps["stance"];
  readonly customers: ProfitNumber;
  readonly money: ProfitNumber;
  readonly share: ProfitNumber | null;
  readonly growth: ProfitNumber | null;
  readonly measure: ProfitMeasure | null;
  /** One for each of `heads`. */
  readonly more: readonly ProfitNumber[];
  /** What else is known of the segment: its verdict, the next review. */
  readonly aside?: ReactNode;
}

/** A row that is no one segment: all that are not listed, those in none, or everybody. */
export interface ProfitLine extends Pick<ProfitRow, "customers" | "money" | "share" | "growth" | "more"> {
  readonly name: string;
  readonly measure: ProfitNumber | null;
}

export interface ProfitTableProps {
  readonly rows: readonly ProfitRow[];
  /** What is left of everybody beside the segments. */
  readonly rest: readonly ProfitLine[];
  readonly total: ProfitLine;
  /** Name of the measure with the strip, and of the columns after it. */
  readonly heads: { readonly measure: string | null; readonly more: readonly string[]; readonly aside: string | null };
  readonly money: string | null;
  /** The scale of the strips. */
  readonly domain: readonly [number, number];
  readonly label: string;
}

/** Segments with their size, money and measures, and a last row of all of them. */
export function ProfitTable({ rows, rest, total, heads, money, domain, label }: ProfitTableProps) {
  return (
    <Table label={label} sticky>
      <thead>
        <Row>
          <HeadCell>Segment</HeadCell>
          <HeadCell>Stance</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
          {money === null ? null : (
            <>
              <HeadCell numeric>{money}</HeadCell>
              <HeadCell numeric>Share</HeadCell>
              <HeadCell numeric>Growth</HeadCell>
            </>
          )}
          {heads.measure === null ? null : <HeadCell numeric>{heads.measure}</HeadCell>}
          {heads.more.map((name) => (
            <HeadCell key={name} numeric>
              {name}
            </HeadCell>
          ))}
          {heads.aside === null ? null : <HeadCell>{heads.aside}</HeadCell>}
        </Row>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key}>
            <RowHead>
              <GroupLabel {...row.tile} name={row.name} href={row.href} />
            </RowHead>
            <Cell>
              <Stance stance={row.stance} />
            </Cell>
            <Numbers line={row} hasMoney={money !== null} />
            {heads.measure === null ? null : (
              <Cell numeric>
                <span className={styles.measure}>
                  {row.measure ? <Shown number={row.measure} /> : "–"}
                  {row.measure?.strip ? <IntervalStrip {...row.measure.strip} reference={0} domain={domain} /> : null}
                </span>
              </Cell>
            )}
            <More line={row} heads={heads.more} />
            {heads.aside === null ? null : <Cell>{row.aside}</Cell>}
          </Row>
        ))}
        {rest.map((line) => (
          <Summed key={line.name} line={line} heads={heads} hasMoney={money !== null} />
        ))}
      </tbody>
      <tfoot>
        <Summed line={total} heads={heads} hasMoney={money !== null} isTotal />
      </tfoot>
    </Table>
  );
}

interface SummedProps {
  readonly line: ProfitLine;
  readonly heads: ProfitTableProps["heads"];
  readonly hasMoney: boolean;
  readonly isTotal?: boolean;
}

function Summed({ line, heads, hasMoney, isTotal = false }: SummedProps) {
  return (
    <Row className={isTotal ? styles.total : undefined}>
      <RowHead>{line.name}</RowHead>
      <Cell />
      <Numbers line={line} hasMoney={hasMoney} />
      {heads.measure === null ? null : <Cell numeric>{line.measure ? <Shown number={line.measure} /> : null}</Cell>}
      <More line={line} heads={heads.more} />
      {heads.aside === null ? null : <Cell />}
    </Row>
  );
}

function Numbers({
  line,
  hasMoney,
}: {
  readonly line: Omit<ProfitLine, "measure" | "name">;
  readonly hasMoney: boolean;
}) {
  return (
    <>
      <Cell numeric>
        <Shown number={line.customers} />
      </Cell>
      {hasMoney ? (
        <>
          <Cell numeric>
            <Shown number={line.money} />
          </Cell>
          <Cell numeric>{line.share ? <Shown number={line.share} /> : null}</Cell>
          <Cell numeric>{line.growth ? <Shown number={line.growth} /> : null}</Cell>
        </>
      ) : null}
    </>
  );
}

function More({ line, heads }: { readonly line: Pick<ProfitLine, "more">; readonly heads: readonly string[] }) {
  return heads.map((name, at) => (
    <Cell key={name} numeric title={line.more[at]?.title}>
      {line.more[at] ? <Shown number={line.more[at]} /> : null}
    </Cell>
  ));
}

function Shown({ number: { text, href, missing, title } }: { readonly number: ProfitNumber }) {
  if (text === null) return missing ? <Missing kind={missing.kind}>{missing.words}</Missing> : null;
  return (
    <>
      {href === undefined ? text : <Link href={href}>{text}</Link>}
      {title === undefined ? null : <VisuallyHidden>{`, ${title}`}</VisuallyHidden>}
    </>
  );
}
