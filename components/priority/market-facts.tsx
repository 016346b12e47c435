import { Remark } from "@/components/ui/layout";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/domain/format-date";
import type { Market } from "@/lib/domain/market";
import { baseText, spanText } from "@/lib/domain/market-words";
import type { Range } from "@/lib/domain/range";

/** What is written about a market, each figure with its source and date. */
export function MarketFacts({ market }: { readonly market: Market }) {
  const { size, growth, withSolution, competition } = market;
  return (
    <>
      <Table label="What is written about this market" rows="compact">
        <thead>
          <tr>
            <HeadCell>Figure</HeadCell>
            <HeadCell numeric>Most likely</HeadCell>
            <HeadCell numeric>Possible</HeadCell>
            <HeadCell>Source</HeadCell>
            <HeadCell>Of</HeadCell>
          </tr>
        </thead>
        <tbody>
          <FactRow name={`Market size${size ? `, ${size.unit}` : ""}`} fact={size && written(size.range, size)} />
          <FactRow name="New companies a year" fact={flowOf(growth?.newCompanies, growth)} />
          <FactRow name="First adopters a year" fact={flowOf(growth?.firstAdopters, growth)} />
          <FactRow name="Switchers a year" fact={flowOf(growth?.switchers, growth)} />
          <FactRow
            name="Have a solution today"
            fact={
              withSolution && {
                base: `${Math.round(withSolution.share * 100)}\u202f%`,
                span: null,
                source: withSolution.source,
                asOf: withSolution.asOf,
              }
            }
          />
        </tbody>
      </Table>
      {competition === null ? null : <Remark>{competition}</Remark>}
    </>
  );
}

interface Fact {
  readonly base: string;
  readonly span: string | null;
  readonly source: string;
  readonly asOf: string;
}

function FactRow({ name, fact }: { readonly name: string; readonly fact: Fact | null }) {
  return (
    <tr>
      <RowHead>{name}</RowHead>
      {fact === null ? (
        <Cell colSpan={4}>
          <Missing kind="notInData">not written</Missing>
        </Cell>
      ) : (
        <>
          <Cell numeric tone="strong">
            {fact.base}
          </Cell>
          <Cell numeric>{fact.span ?? "–"}</Cell>
          <Cell wrap>{fact.source}</Cell>
          <Cell>{formatDate(fact.asOf)}</Cell>
        </>
      )}
    </tr>
  );
}

function flowOf(flow: Range | null | undefined, growth: Market["growth"]): Fact | null {
  return flow && growth ? written(flow, growth) : null;
}

function written(range: Range, { source, asOf }: { readonly source: string; readonly asOf: string }): Fact {
  return { base: baseText(range), span: spanText(range), source, asOf };
}
