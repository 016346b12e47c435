import Link from "next/link";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { Tile } from "@/components/ui/tile";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./feedback.module.css";

export interface QuoteText {
  readonly key: string;
  readonly day: string;
  readonly theme: string;
  readonly source: string;
  readonly quote: string;
  readonly customer: { readonly name: string; readonly href: string | null } | null;
  readonly isUnknown: boolean;
  /** null where they would single out a few. */
  readonly segments: readonly { readonly name: string; readonly tile: { index: number; letter: string } }[] | null;
}

/** Things said, the latest first. */
export function QuoteList({ quotes }: { readonly quotes: readonly QuoteText[] }) {
  const hasSegments = quotes.some(({ segments }) => segments !== null);
  return (
    <Table label="What customers said">
      <thead>
        <Row>
          <HeadCell>Day</HeadCell>
          <HeadCell>Said</HeadCell>
          <HeadCell>Theme</HeadCell>
          <HeadCell>Source</HeadCell>
          <HeadCell>Customer</HeadCell>
          {hasSegments ? <HeadCell>Segment</HeadCell> : null}
        </Row>
      </thead>
      <tbody>
        {quotes.map((one) => (
          <Row key={one.key}>
            <RowHead>{one.day}</RowHead>
            <Cell wrap>
              <p className={styles.quote}>{one.quote}</p>
            </Cell>
            <Cell>{one.theme}</Cell>
            <Cell>{one.source}</Cell>
            <Cell tone="mono">
              <Who quote={one} />
            </Cell>
            {hasSegments ? (
              <Cell>
                <Where segments={one.segments} />
              </Cell>
            ) : null}
          </Row>
        ))}
      </tbody>
    </Table>
  );
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
