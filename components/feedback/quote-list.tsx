import Link from "next/link";
import type { ReactNode } from "react";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { Tile } from "@/components/ui/tile";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./feedback.module.css";

export interface QuoteText {
  readonly key: string;
  readonly day: string;
  readonly theme: string;
  readonly source: string;
  /** null where the words are hidden from the reader. */
  readonly quote: string | null;
  readonly customer: { readonly name: string; readonly href: string | null } | null;
  readonly isUnknown: boolean;
  /** null where they would single out a few. */
  readonly segments: readonly { readonly name: string; readonly tile: { index: number; letter: string } }[] | null;
}

export interface QuoteListProps {
  readonly quotes: readonly QuoteText[];
  /** What stands behind each, for those who may do something with it. */
  readonly actionOf?: ((quote: QuoteText) => ReactNode) | undefined;
}

/** Things said, the latest first; without a column that is empty for the reader. */
export function QuoteList({ quotes, actionOf }: QuoteListProps) {
  const hasWords = quotes.some(({ quote }) => quote !== null);
  const hasCustomers = quotes.some(({ customer }) => customer !== null);
  const hasSegments = quotes.some(({ segments }) => segments !== null);
  return (
    <Table label="What customers said">
      <thead>
        <Row>
          <HeadCell>Day</HeadCell>
          {hasWords ? <HeadCell>Said</HeadCell> : null}
          <HeadCell>Theme</HeadCell>
          <HeadCell>Source</HeadCell>
          {hasCustomers ? <HeadCell>Customer</HeadCell> : null}
          {hasSegments ? <HeadCell>Segment</HeadCell> : null}
          {actionOf ? (
            <HeadCell>
              <VisuallyHidden>Change or delete</VisuallyHidden>
            </HeadCell>
          ) : null}
        </Row>
      </thead>
      <tbody>
        {quotes.map((one) => (
          <Row key={one.key}>
            <RowHead>{one.day}</RowHead>
            {hasWords ? (
              <Cell wrap>
                {one.quote === null ? <Missing kind="noAccess">not your account</Missing> : <Words quote={one.quote} />}
              </Cell>
            ) : null}
            <Cell>{one.theme}</Cell>
            <Cell>{one.source}</Cell>
            {hasCustomers ? (
              <Cell tone="mono">
                <Who quote={one} />
              </Cell>
            ) : null}
            {hasSegments ? (
              <Cell>
                <Where segments={one.segments} />
              </Cell>
            ) : null}
            {actionOf ? <Cell>{actionOf(one)}</Cell> : null}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Words({ quote }: { readonly quote: string }) {
  return <p className={styles.quote}>{quote}</p>;
}

function Who({ quote: { customer, isUnknown } }: { readonly quote: QuoteText }) {
  if (customer === null) return "–";
  if (isUnknown) return `${customer.name} (unknown)`;
  return customer.href === null ? (
    customer.name
  ) : (
    <Link href={customer.href} prefetch={false}>
      {customer.name}
    </Link>
  );
}

function Where({ segments }: Pick<QuoteText, "segments">) {
  if (segments === null || segments.length === 0) return segments === null ? "–" : "none";
  return (
    <span className={styles.tiles}>
      {segments.map(({ name, tile }) => (
        <Tile key={name} index={tile.index} letter={tile.letter} />
      ))}
      <VisuallyHidden>{segments.map(({ name }) => name).join(", ")}</VisuallyHidden>
    </span>
  );
}
