import { BubbleChart } from "@/components/charts/bubble-chart";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { type Bubble, type BubblesView, bubblesHeadline } from "@/lib/domain/bubbles";
import { inSentence } from "@/lib/domain/in-sentence";
import { baseText, marketUnits, spanText, unitsNote } from "@/lib/domain/market-words";
import { compactMoney, countText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./priority.module.css";

export interface BubbleFigureProps {
  readonly view: BubblesView;
  readonly hrefOf: (slug: string) => string;
  /** Switches for the metric and the size, where the page has them. */
  readonly actions?: React.ReactNode;
}

/** What is left of each market against how the segment does, with its table twin. */
export function BubbleFigure({ view, hrefOf, actions }: BubbleFigureProps) {
  const { bubbles, metric, size, left, level } = view;
  const units = bubbles.map(({ unit }) => unit);
  const [unit = "companies", ...others] = marketUnits(units);
  const note = unitsNote(units);
  const area = size === "revenue" ? "monthly revenue" : "customers";
  return (
    <Figure
      title={bubblesHeadline(view)}
      lede={`Lift: how many times better than the average of all customers by ${inSentence(metric.name)}, with ${percent(level)} intervals. Area: ${area}. Level bars: the low and the high market size.`}
      actions={actions ? <div className={styles.bare}>{actions}</div> : undefined}
      table={<BubbleTable view={view} />}
    >
      <BubbleChart
        label={`Headroom against lift by segment, area is ${area}`}
        xLabel={`${others.length > 0 ? "Each in its own unit," : raised(unit)} still to win in our markets (log scale)`}
        oneLabel="as the average"
        bubbles={bubbles.map((one) => ({
          key: one.slug,
          name: one.name,
          shortName: one.name.split(/[\s&]+/)[0] ?? one.name,
          tile: segmentTile(one.code),
          x: one.headroom,
          y: one.lift,
          interval: one.interval,
          size: one.size,
          out: one.knockedOut === null ? null : `knocked out by ${inSentence(one.knockedOut)}`,
          href: hrefOf(one.slug),
        }))}
      />
      {note === null ? null : <Remark>{note}</Remark>}
      {bubbles
        .filter(({ knockedOut }) => knockedOut !== null)
        .map((one) => (
          <Remark key={one.slug}>{`Knocked out: ${one.name}. ${one.knockedOut}.`}</Remark>
        ))}
      {left.map(({ name, reason }) => (
        <Remark key={name}>{`Not drawn: ${name}. ${reason}`}</Remark>
      ))}
    </Figure>
  );
}

function BubbleTable({ view: { bubbles, size, dataset, metric } }: { readonly view: BubblesView }) {
  return (
    <Table label="Headroom and lift" rows="compact">
      <thead>
        <tr>
          <HeadCell>Segment</HeadCell>
          <HeadCell numeric>Headroom</HeadCell>
          <HeadCell numeric>Low to high</HeadCell>
          <HeadCell numeric>{`Lift, ${inSentence(metric.name)}`}</HeadCell>
          <HeadCell numeric>Interval</HeadCell>
          <HeadCell numeric>{size === "revenue" ? "Monthly revenue" : "Customers today"}</HeadCell>
          <HeadCell>Knocked out by</HeadCell>
        </tr>
      </thead>
      <tbody>
        {bubbles.map((one) => (
          <tr key={one.slug}>
            <RowHead>{one.name}</RowHead>
            <Cell numeric>{`${baseText(one.headroom)} ${one.unit}`}</Cell>
            <Cell numeric>{spanText(one.headroom) ?? "–"}</Cell>
            <Cell numeric>{`${one.lift.toFixed(2)}×`}</Cell>
            <Cell numeric>{boundsText(one)}</Cell>
            <Cell numeric>{size === "revenue" ? compactMoney(one.size, dataset.currency) : countText(one.size)}</Cell>
            <Cell wrap>{one.knockedOut ?? "–"}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function boundsText({ interval }: Bubble): string {
  if (interval === null) return "–";
  const [low, high] = interval.map((bound) => bound?.toFixed(2) ?? null);
  if (low == null) return high == null ? "–" : `at most ${high}`;
  return high == null ? `at least ${low}` : `${low} to ${high}`;
}

function raised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function percent(level: number): string {
  return `${(level * 100).toLocaleString("en-GB", { maximumFractionDigits: 1 })}\u202f%`;
}
