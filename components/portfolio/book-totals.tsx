import { GroupLabel } from "@/components/ui/group-label";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { centsText } from "@/lib/domain/cents-text";
import { countText } from "@/lib/domain/number-words";
import type { Portfolio } from "@/lib/domain/portfolio";
import { segmentTile } from "@/lib/domain/segment-tile";

export interface BookTotalsProps {
  readonly totals: Portfolio["totals"];
  readonly currency: string;
}

/** Accounts and monthly revenue of a book by segment, adding up to the whole where no account is in several. */
export function BookTotals({ totals, currency }: BookTotalsProps) {
  const money = (cents: number | null) => (cents === null ? "–" : centsText(cents, currency));
  return (
    <Table label="Accounts and revenue of the book by segment">
      <thead>
        <Row>
          <HeadCell>Segment</HeadCell>
          <HeadCell numeric>Accounts</HeadCell>
          <HeadCell numeric>a month</HeadCell>
          <HeadCell numeric>with tickets beyond the promise, else the expectation</HeadCell>
        </Row>
      </thead>
      <tbody>
        {totals.bySegment.map(({ slug, code, name, accounts, revenueCents, late }) => (
          <Row key={slug}>
            <RowHead>
              <GroupLabel {...segmentTile(code)} name={name} />
            </RowHead>
            <Cell numeric>{countText(accounts)}</Cell>
            <Cell numeric>{money(revenueCents)}</Cell>
            <Cell numeric>{countText(late)}</Cell>
          </Row>
        ))}
        {totals.inNoSegment.accounts > 0 ? (
          <Row>
            <RowHead>in no segment</RowHead>
            <Cell numeric>{countText(totals.inNoSegment.accounts)}</Cell>
            <Cell numeric>{money(totals.inNoSegment.revenueCents)}</Cell>
            <Cell numeric>{countText(totals.inNoSegment.late)}</Cell>
          </Row>
        ) : null}
      </tbody>
      <tfoot>
        <Row>
          <RowHead>{totals.inSeveral > 0 ? `All, ${countText(totals.inSeveral)} of them in several` : "All"}</RowHead>
          <Cell numeric>{countText(totals.accounts ?? 0)}</Cell>
          <Cell numeric>{money(totals.revenueCents)}</Cell>
          <Cell numeric>{countText(totals.late)}</Cell>
        </Row>
      </tfoot>
    </Table>
  );
}
