import Link from "next/link";
import { ShareBar } from "@/components/charts/share-bar";
import { Missing } from "@/components/ui/missing";
import type { SegmentHead } from "@/components/ui/segment-heads";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { Tile } from "@/components/ui/tile";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./overlap.module.css";

/** Customers who are in exactly these segments and in no other of the set. */
export interface Combination {
  readonly key: string;
  readonly inside: ReadonlySet<string>;
  readonly count: string | null;
  readonly share: string | null;
  /** Length of the bar, 0 to 1: the largest combination fills it. */
  readonly part: number;
  readonly href: string | null;
}

export interface CombinationTableProps {
  readonly segments: readonly SegmentHead[];
  readonly combinations: readonly Combination[];
}

/** Every combination that somebody is in, the largest first: a tile where its customers are in the segment. */
export function CombinationTable({ segments, combinations }: CombinationTableProps) {
  return (
    <Table label="Combinations of segments" sticky>
      <thead>
        <Row>
          <HeadCell>In exactly</HeadCell>
          {segments.map(({ key, name, tile }) => (
            <HeadCell key={key} className={styles.head} title={name}>
              <span aria-hidden="true">{tile.letter}</span>
              <VisuallyHidden>{name}</VisuallyHidden>
            </HeadCell>
          ))}
          <HeadCell numeric>Customers</HeadCell>
          <HeadCell numeric>Share</HeadCell>
          <HeadCell>
            <VisuallyHidden>Bar</VisuallyHidden>
          </HeadCell>
        </Row>
      </thead>
      <tbody>
        {combinations.map((combination) => (
          <Row key={combination.key}>
            <RowHead>{namesOf(segments, combination)}</RowHead>
            {segments.map(({ key, tile }) => (
              <td key={key} className={styles.member}>
                {combination.inside.has(key) ? (
                  <>
                    <Tile index={tile.index} letter={tile.letter} />
                    <VisuallyHidden>in</VisuallyHidden>
                  </>
                ) : (
                  <span className={styles.out} />
                )}
              </td>
            ))}
            <Cell numeric>
              <Count {...combination} />
            </Cell>
            <Cell numeric>{combination.share}</Cell>
            <Cell>
              <ShareBar share={combination.part} width={96} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Count({ count, href }: Combination) {
  if (count === null) return <Missing kind="suppressed">fewer than 5</Missing>;
  return href === null ? (
    count
  ) : (
    <Link href={href} prefetch={false}>
      {count}
    </Link>
  );
}

function namesOf(segments: readonly SegmentHead[], { inside }: Combination): string {
  const names = segments.filter(({ key }) => inside.has(key)).map(({ name }) => name);
  if (names.length === 0) return "No segment";
  return names.length === 1 ? `${names[0]} alone` : names.join(" and ");
}
