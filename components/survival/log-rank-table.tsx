import { Disclosure } from "@/components/ui/disclosure";
import { Column, Columns } from "@/components/ui/layout";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { pText } from "@/lib/domain/number-words";
import type { LogRankView } from "@/lib/domain/survival";

export interface LogRankTableProps {
  readonly logRank: LogRankView;
  /** Names of the groups by their keys. */
  readonly names: ReadonlyMap<string, string>;
}

/** Ends of each group beside those that one curve for all would have brought, and the pairs. */
export function LogRankTable({ logRank, names }: LogRankTableProps) {
  const name = (key: string) => names.get(key) ?? key;
  return (
    <Columns tight>
      <Column span={6}>
        <Table label="Ends of each group, seen and expected" rows="compact">
          <thead>
            <Row>
              <HeadCell>Group</HeadCell>
              <HeadCell numeric>left</HeadCell>
              <HeadCell numeric>would have left, were all curves one</HeadCell>
            </Row>
          </thead>
          <tbody>
            {logRank.groups.map(({ key, observed, expected }) => (
              <Row key={key}>
                <RowHead>{name(key)}</RowHead>
                <Cell numeric>{observed.toLocaleString("en-GB")}</Cell>
                <Cell numeric>{Math.round(expected).toLocaleString("en-GB")}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </Column>
      {logRank.pairs.length > 0 ? (
        <Column span={6}>
          <Disclosure summary={`${logRank.pairs.length} pairs of curves`} open={logRank.pairs.length <= 3}>
            <PairsTable pairs={logRank.pairs} name={name} />
          </Disclosure>
        </Column>
      ) : null}
    </Columns>
  );
}

interface PairsTableProps {
  readonly pairs: LogRankView["pairs"];
  readonly name: (key: string) => string;
}

function PairsTable({ pairs, name }: PairsTableProps) {
  return (
    <Table label="Pairs of curves, adjusted for their number" rows="compact">
      <thead>
        <Row>
          <HeadCell>Pair</HeadCell>
          <HeadCell numeric>χ²</HeadCell>
          <HeadCell numeric>p</HeadCell>
          <HeadCell numeric>p, adjusted</HeadCell>
        </Row>
      </thead>
      <tbody>
        {pairs.map(({ one, other, chiSquare, p, pAdjusted }) => (
          <Row key={`${one} ${other}`}>
            <RowHead>{`${name(one)} and ${name(other)}`}</RowHead>
            <Cell numeric>{chiSquare.toFixed(1)}</Cell>
            <Cell numeric>{pText(p)}</Cell>
            <Cell numeric>{pText(pAdjusted)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
