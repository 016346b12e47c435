import { LineChart } from "@/components/charts/line-chart";
import { Figure } from "@/components/ui/figure";
import { GroupLabel } from "@/components/ui/group-label";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { BriefSegment } from "@/lib/domain/executive-brief";
import { valueText } from "@/lib/domain/number-words";
import { breakEvenText, drawnMonths, earnedBack, type PaybackView, paybackTitle } from "@/lib/domain/payback-view";
import { segmentTile } from "@/lib/domain/segment-tile";

export interface PaybackFigureProps {
  readonly view: PaybackView;
  readonly segments: readonly BriefSegment[];
  readonly currency: string;
}

/** What customers have brought by each month of life as a multiple of what they cost; where a line crosses 1, the cost is back. */
export function PaybackFigure({ view, segments, currency }: PaybackFigureProps) {
  const months = drawnMonths(view);
  const tileOf = (ref: string | null) => {
    const segment = segments.find((one) => one.ref === ref);
    return segment ? segmentTile(segment.code) : null;
  };
  return (
    <Figure
      title={paybackTitle(view)}
      lede="Margin so far for each unit of acquisition cost, by month of life. Observed months only: a line ends where fewer than 10 customers were observed so long."
      table={<MarginTable view={view} months={months} currency={currency} />}
    >
      {months < 2 ? null : (
        <LineChart
          half
          fromZero
          periods={Array.from({ length: months }, (_, at) => ({ key: String(at), label: `${at + 1}`, complete: true }))}
          series={view.lines
            .filter(({ margin }) => margin.length > 0)
            .map((line) => ({
              key: line.ref ?? "all",
              label: line.name,
              place: tileOf(line.ref)?.index ?? null,
              points: earnedBack(line, months),
            }))}
          print={(value) => value.toFixed(1)}
          reference={{ value: 1, label: "cost earned back" }}
          label={`Cumulative margin against acquisition cost over ${months} months of life`}
        />
      )}
      <Table label="When acquisition cost is earned back" rows="compact">
        <thead>
          <tr>
            <HeadCell>Segment</HeadCell>
            <HeadCell numeric>Cost to acquire</HeadCell>
            <HeadCell>Earned back after, 90 % interval</HeadCell>
          </tr>
        </thead>
        <tbody>
          {view.lines.map(({ ref, name, cost, payback }) => {
            const tile = tileOf(ref);
            return (
              <Row key={ref ?? "all"}>
                <RowHead>{tile ? <GroupLabel {...tile} name={name} /> : name}</RowHead>
                <Cell numeric>{cost === null ? "–" : valueText(cost, { unit: "money", currency })}</Cell>
                <Cell>{breakEvenText(payback)}</Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
      {view.caveat ? <Remark>{view.caveat}</Remark> : null}
    </Figure>
  );
}

function MarginTable({ view, months, currency }: Omit<PaybackFigureProps, "segments"> & { readonly months: number }) {
  const lines = view.lines.filter(({ margin }) => margin.length > 0);
  return (
    <Table label="Cumulative margin per customer by month of life" rows="compact" sticky>
      <thead>
        <tr>
          <HeadCell>Month of life</HeadCell>
          {lines.map(({ ref, name }) => (
            <HeadCell key={ref ?? "all"} numeric>
              {name}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: months }, (_, at) => at + 1).map((month) => (
          <Row key={month}>
            <RowHead>{month}</RowHead>
            {lines.map(({ ref, margin }) => (
              <Cell key={ref ?? "all"} numeric>
                {margin[month - 1] === undefined
                  ? "–"
                  : valueText(Math.round(margin[month - 1] ?? 0), { unit: "money", currency })}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
