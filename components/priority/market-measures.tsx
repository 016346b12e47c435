import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { ChannelFigures, CompetitorFigures, MeasuredFigure } from "@/lib/domain/market-view";
import { scalingWords } from "@/lib/domain/market-words";
import { countText, type NumberFormat, valueBounds, valueOfInterval, valueText } from "@/lib/domain/number-words";
import styles from "./priority.module.css";

/** Acquisition cost by channel: measured in the data beside what is written, with how far the channel goes. */
export function ChannelTable({
  channels,
  currency,
}: {
  readonly channels: readonly ChannelFigures[];
  readonly currency: string;
}) {
  const format = { unit: "money", currency, isNeverNegative: true } as const;
  return (
    <Table label="Costs by channel" rows="tall" sticky>
      <thead>
        <tr>
          <HeadCell>Channel</HeadCell>
          <HeadCell numeric>Cost of a customer, measured</HeadCell>
          <HeadCell numeric>Customers with a cost</HeadCell>
          <HeadCell numeric>As written</HeadCell>
          <HeadCell>Brings more at this cost?</HeadCell>
          <HeadCell numeric>At most a year</HeadCell>
          <HeadCell>Note</HeadCell>
        </tr>
      </thead>
      <tbody>
        {channels.map(({ channel, measured, written }) => (
          <tr key={channel}>
            <RowHead>{channel}</RowHead>
            <MeasuredCells figure={measured} format={format} />
            <Cell numeric>{written?.cost == null ? "–" : valueText(Number(written.cost), format)}</Cell>
            <Cell>{written ? scalingWords[written.scales] : "not judged"}</Cell>
            <Cell numeric>{written?.cap == null ? "–" : countText(written.cap)}</Cell>
            <Cell wrap tone="muted">
              {written?.note ?? ""}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Win rate by competitor: measured in decided deals beside what is written. */
export function CompetitorTable({ competitors }: { readonly competitors: readonly CompetitorFigures[] }) {
  const format = { unit: "share", currency: "" } as const;
  return (
    <Table label="Deals won by competitor" rows="tall" sticky>
      <thead>
        <tr>
          <HeadCell>Competitor</HeadCell>
          <HeadCell numeric>Deals won against it, measured</HeadCell>
          <HeadCell numeric>Deals decided</HeadCell>
          <HeadCell numeric>As written</HeadCell>
          <HeadCell>Note</HeadCell>
        </tr>
      </thead>
      <tbody>
        {competitors.map(({ name, measured, written }) => (
          <tr key={name}>
            <RowHead>{name}</RowHead>
            <MeasuredCells figure={measured} format={format} />
            <Cell numeric>{written?.winRate == null ? "–" : valueText(written.winRate, format)}</Cell>
            <Cell wrap tone="muted">
              {written?.note ?? ""}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A figure from the data, and how many it is of. */
function MeasuredCells({ figure, format }: { readonly figure: MeasuredFigure; readonly format: NumberFormat }) {
  return (
    <>
      <Cell numeric>
        <Measured figure={figure} format={format} />
      </Cell>
      <Cell numeric tone="muted">
        {figure.n === null ? "–" : countText(figure.n)}
      </Cell>
    </>
  );
}

function Measured({ figure, format }: { readonly figure: MeasuredFigure; readonly format: NumberFormat }) {
  const { value, interval, n, sentence } = figure;
  if (value === null) {
    if (sentence?.startsWith("Hidden")) return <Missing kind="suppressed" />;
    if (n === null) return <Missing kind="noAccess" />;
    return n === 0 ? <Missing kind="notInData" /> : <Missing kind="smallSample">{`only ${n}`}</Missing>;
  }
  return (
    <>
      {valueOfInterval(value, interval, format)}
      {interval ? <span className={styles.range}>{valueBounds(interval, format)}</span> : null}
    </>
  );
}
