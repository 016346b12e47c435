import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { countText, percentText } from "@/lib/domain/number-words";
import type { OverlapView } from "@/lib/domain/overlap";

/** Every pair once, with what it is a part of. */
export function PairList({ view }: { readonly view: OverlapView }) {
  const name = (ref: string) => view.segments.find((segment) => segment.ref === ref)?.name ?? ref;
  const share = (part: number | null) => (part === null ? "–" : percentText(part));
  return (
    <Table label="Pairs of segments" rows="compact">
      <thead>
        <Row>
          <HeadCell>Segments</HeadCell>
          <HeadCell numeric>In both</HeadCell>
          <HeadCell numeric>Of the first</HeadCell>
          <HeadCell numeric>Of the second</HeadCell>
          <HeadCell numeric>Of either (Jaccard)</HeadCell>
        </Row>
      </thead>
      <tbody>
        {view.pairs.map((pair) => (
          <Row key={`${pair.a} ${pair.b}`}>
            <RowHead>{`${name(pair.a)} and ${name(pair.b)}`}</RowHead>
            <Cell numeric>{pair.count === null ? "fewer than 5" : countText(pair.count)}</Cell>
            <Cell numeric>{share(pair.shareOfA)}</Cell>
            <Cell numeric>{share(pair.shareOfB)}</Cell>
            <Cell numeric>{share(pair.jaccard)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
