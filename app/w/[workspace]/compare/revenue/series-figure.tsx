import { LineChart, type LineSeries } from "@/components/charts/line-chart";
import { Figure } from "@/components/ui/figure";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Actor } from "@/lib/domain/actor";
import type { Interval } from "@/lib/domain/estimate";
import { countText, percentText, possibleBounds } from "@/lib/domain/number-words";
import type { RevenueGroup, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { happenedOn } from "../../happened-on";
import type { TileOf } from "../open-sheet";

/** Lines that can be told apart by colour. */
const mostColours = 6;

export interface SeriesFigureProps {
  readonly actor: Actor;
  readonly view: RevenueRetentionView;
  readonly tileOf: TileOf;
}

/** Net retention over the last periods, of everybody and of up to six groups; a period in progress is dashed. */
export async function SeriesFigure({ actor, view, tileOf }: SeriesFigureProps) {
  const lines = [view.all, ...view.groups.slice(0, mostColours)].filter(({ series }) => series.length > 0);
  if (view.periods.length < 2)
    return (
      <Figure title="One period only">
        <Missing kind="notInData">Payments do not reach back to a period before this one.</Missing>
      </Figure>
    );
  const happened = await happenedOn(actor, {
    dataset: view.dataset,
    segments:
      view.by?.key === segmentsKey
        ? view.groups.slice(0, mostColours).map(({ key, label }) => ({ ref: key, name: label }))
        : [],
    periods: view.periods,
  });
  return (
    <Figure
      title={`Net revenue retention over ${view.periods.length} periods`}
      lede={
        lines.length > 1
          ? "Each period against its opening period. Grey: everybody."
          : "Each period against its opening period, with its 95 % interval."
      }
      table={
        <>
          <SeriesTable view={view} />
          {happened.table}
        </>
      }
    >
      <LineChart
        periods={happened.periods}
        series={lines.map((group, index) =>
          seriesOf(group, index === 0 ? null : tileOf(group.key, index - 1).index, lines.length === 1),
        )}
        print={(value) => `${Math.round(value * 100)} %`}
        reference={{ value: 1, label: "as much as before" }}
        label={`Net revenue retention from ${view.periods[0]?.label} to ${view.periods.at(-1)?.label}`}
      />
      {happened.below}
    </Figure>
  );
}

function seriesOf({ key, label, series }: RevenueGroup, place: number | null, alone: boolean): LineSeries {
  return {
    key,
    label,
    place,
    points: series.map(({ nrr }) => nrr.value),
    ...(alone
      ? {
          bounds: series.map(({ nrr }) => {
            const [low, high] = boundsOf(nrr);
            return low === null || high === null ? null : ([low, high] as const);
          }),
        }
      : {}),
  };
}

function boundsOf(point: RevenueGroup["series"][number]["nrr"] | undefined): Interval {
  return point?.interval ? possibleBounds(point.interval, { isNeverNegative: true }) : [null, null];
}

function SeriesTable({ view }: { readonly view: RevenueRetentionView }) {
  const shown = (value: number | null) => (value === null ? "–" : percentText(value));
  return (
    <Table label="Retention by period" rows="compact" sticky>
      <thead>
        <tr>
          <HeadCell>Period</HeadCell>
          <HeadCell numeric>Base</HeadCell>
          <HeadCell numeric>Net</HeadCell>
          <HeadCell numeric>95 % interval</HeadCell>
          <HeadCell numeric>Gross</HeadCell>
          <HeadCell numeric>Customers kept</HeadCell>
          {view.groups.slice(0, mostColours).map(({ key, label }) => (
            <HeadCell key={key} numeric>{`${label}, net`}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.periods.map((period, place) => {
          const point = view.all.series[place];
          const [low, high] = boundsOf(point?.nrr);
          return (
            <Row key={period.key}>
              <RowHead>{period.complete ? period.label : `${period.label}, so far`}</RowHead>
              <Cell numeric>{point?.base == null ? "–" : countText(point.base)}</Cell>
              <Cell numeric>{shown(point?.nrr.value ?? null)}</Cell>
              <Cell numeric tone="small">
                {low === null || high === null ? "–" : `${percentText(low)} to ${percentText(high)}`}
              </Cell>
              <Cell numeric>{shown(point?.grr.value ?? null)}</Cell>
              <Cell numeric>{shown(point?.logo.value ?? null)}</Cell>
              {view.groups.slice(0, mostColours).map(({ key, series }) => (
                <Cell key={key} numeric>
                  {shown(series[place]?.nrr.value ?? null)}
                </Cell>
              ))}
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
