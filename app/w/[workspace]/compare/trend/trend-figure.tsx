import { LineChart, type LineSeries } from "@/components/charts/line-chart";
import { Figure } from "@/components/ui/figure";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Actor } from "@/lib/domain/actor";
import {
  countText,
  metricFormat,
  type NumberFormat,
  possibleBounds,
  valueBounds,
  valueOfInterval,
  valueText,
} from "@/lib/domain/number-words";
import { segmentsKey } from "@/lib/domain/scoreboard";
import type { TrendLine, TrendView } from "@/lib/domain/trend";
import { happenedOn } from "../../happened-on";
import type { TileOf } from "../open-sheet";

/** Lines that can be told apart by colour. */
const mostColours = 6;

export interface TrendFigureProps {
  readonly actor: Actor;
  readonly view: TrendView;
  readonly tileOf: TileOf;
}

/** The metric over time, of everybody and of up to six groups. */
export async function TrendFigure({ actor, view, tileOf }: TrendFigureProps) {
  const drawn = view.groups.filter(({ sentence }) => sentence === null).slice(0, mostColours);
  const lines = drawn.length > 0 ? drawn : [view.all];
  const format = formatOf(view);
  const total = view.all.points.every((point) => point === null || point.denominator === null);
  // A total of everybody would press the lines of its groups to the ground.
  const series = total || drawn.length === 0 ? lines : [view.all, ...lines];
  const happened = await happenedOn(actor, {
    dataset: view.dataset,
    segments: view.by?.key === segmentsKey ? drawn.map(({ key, label }) => ({ ref: key, name: label })) : [],
    periods: view.periods,
  });
  return (
    <Figure
      title={`${view.metric.name} by ${view.length}`}
      lede={`${view.meaning}${drawn.length === 0 ? " The band is the 95 % interval." : total ? "" : " Grey: everybody."}`}
      table={
        <>
          <TrendTable view={view} />
          {happened.table}
        </>
      }
    >
      {view.periods.length < 2 ? (
        <Missing kind="notInData">{view.all.sentence ?? "There is one period only."}</Missing>
      ) : (
        <LineChart
          periods={happened.periods}
          series={series.map((line) =>
            seriesOf(line, placeIn(view, line, tileOf), series.length === 1 ? format : null),
          )}
          print={(value) => valueText(value, format)}
          fromZero={total}
          label={`${view.metric.name} from ${view.periods[0]?.label} to ${view.periods.at(-1)?.label}`}
        />
      )}
      {happened.below}
    </Figure>
  );
}

/** How values of the metric are printed. */
export function formatOf({ metric, dataset }: Pick<TrendView, "metric" | "dataset">): NumberFormat {
  return metricFormat(metric, dataset.currency);
}

function placeIn(view: TrendView, { key }: TrendLine, tileOf: TileOf): number | null {
  const place = view.groups.findIndex((line) => line.key === key);
  return place < 0 ? null : tileOf(key, place).index;
}

/** A share or a mean of fewer than five rows is in the table, not in the drawing. */
const fewestDrawn = 5;

/** `band`: how its bounds are printed, where they are drawn. */
function seriesOf(line: TrendLine, place: number | null, band: NumberFormat | null): LineSeries {
  return {
    key: line.key,
    label: line.label,
    place,
    points: line.points.map((point) =>
      point === null || (point.denominator !== null && point.n < fewestDrawn) ? null : point.value,
    ),
    ...(band
      ? {
          bounds: line.points.map((point) => {
            const [low, high] = point?.interval ? possibleBounds(point.interval, band) : [null, null];
            return low === null || high === null ? null : ([low, high] as const);
          }),
        }
      : {}),
  };
}

function TrendTable({ view }: { readonly view: TrendView }) {
  const format = formatOf(view);
  const groups = view.groups.slice(0, mostColours);
  const cell = (line: TrendLine, place: number) => {
    const point = line.points[place];
    if (line.hidden.includes(place)) return <Missing kind="suppressed">fewer than 5</Missing>;
    return point ? valueOfInterval(point.value, point.interval, format) : "–";
  };
  return (
    <Table label={`Values of ${view.metric.name} by ${view.length}`} rows="compact" sticky>
      <thead>
        <tr>
          <HeadCell>{view.length.replace(/^./, (letter) => letter.toUpperCase())}</HeadCell>
          <HeadCell numeric>Everybody</HeadCell>
          <HeadCell numeric>95 % interval</HeadCell>
          <HeadCell numeric>{view.metric.unitOfAnalysis}</HeadCell>
          {groups.map(({ key, label }) => (
            <HeadCell key={key} numeric>
              {label}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.periods.map((period, place) => {
          const point = view.all.points[place];
          return (
            <Row key={period.key}>
              <RowHead>{period.complete ? period.label : `${period.label}, so far`}</RowHead>
              <Cell numeric>{cell(view.all, place)}</Cell>
              <Cell numeric tone="small">
                {point?.interval ? valueBounds(point.interval, format) : "–"}
              </Cell>
              <Cell numeric>{point ? countText(point.n) : "–"}</Cell>
              {groups.map((line) => (
                <Cell key={line.key} numeric>
                  {cell(line, place)}
                </Cell>
              ))}
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
