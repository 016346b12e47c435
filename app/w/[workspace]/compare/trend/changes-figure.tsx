import { IntervalStrip } from "@/components/charts/interval-strip";
import { sharedDomain } from "@/components/charts/shared-domain";
import { Figure } from "@/components/ui/figure";
import { GroupLabel } from "@/components/ui/group-label";
import { MarkDifference } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { differenceUnitWords, signedDifference, valueText } from "@/lib/domain/number-words";
import { notEnoughWords, reasonWords } from "@/lib/domain/sentence";
import type { TrendChange, TrendLine, TrendView } from "@/lib/domain/trend";
import { verdictOf } from "../board-rows";
import type { TileOf } from "../open-sheet";
import { formatOf } from "./trend-figure";

const sides = ["previous", "yearBefore"] as const;

/** The last complete period against the one before and that of a year before, of everybody and each group. */
export function ChangesFigure({ view, tileOf }: { readonly view: TrendView; readonly tileOf: TileOf }) {
  const now = view.periods[view.last ?? -1];
  if (!now) return null;
  const shown = sides.filter((side) => [view.all, ...view.groups].some((line) => line[side] !== null));
  if (shown.length === 0) return null;
  const names = shown.map((side) => [view.all, ...view.groups].find((line) => line[side])?.[side]?.against.label ?? "");
  const format = formatOf(view);
  const unit = differenceUnitWords(format);
  return (
    <Figure
      title={`${now.label} against ${names.join(" and ")}`}
      lede={`The last ${view.length} that is over${unit === "" ? "" : `; differences in ${unit}`}. A full dot is clear of the upright line, a hollow one is not.`}
    >
      <Table label={`Changes to ${now.label}`} sticky>
        <thead>
          <tr>
            <HeadCell>{view.by?.label ?? "Of"}</HeadCell>
            <HeadCell numeric>{now.label}</HeadCell>
            {names.map((name) => [
              <HeadCell key={name} numeric>
                {name}
              </HeadCell>,
              <HeadCell key={`${name} change`} colSpan={2}>
                change
              </HeadCell>,
            ])}
          </tr>
        </thead>
        <tbody>
          {[...view.groups, view.all].map((line, index) => (
            <Row key={line.key}>
              <RowHead>
                {index < view.groups.length ? (
                  <GroupLabel {...tileOf(line.key, index)} name={line.label} />
                ) : (
                  line.label
                )}
              </RowHead>
              <Cell numeric tone="strong">
                {nowText(line, view)}
              </Cell>
              {shown.map((side) => (
                <ChangeCells key={side} change={line[side]} view={view} side={side} />
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

interface ChangeCellsProps {
  readonly change: TrendChange | null;
  readonly view: TrendView;
  readonly side: (typeof sides)[number];
}

function ChangeCells({ change, view, side }: ChangeCellsProps) {
  const format = formatOf(view);
  if (!change || change.from === null)
    return (
      <>
        <Cell numeric>–</Cell>
        <Cell colSpan={2} tone="small" wrap>
          {change?.sentence}
        </Cell>
      </>
    );
  const { estimate, difference } = change;
  const from = <Cell numeric>{valueText(change.from, format)}</Cell>;
  const [low, high] = estimate?.difference?.interval ?? [null, null];
  if (difference === null)
    return (
      <>
        {from}
        <Cell colSpan={2} title={estimate ? notEnoughWords(estimate, "customers") : undefined}>
          <Missing kind="smallSample">not enough data</Missing>
        </Cell>
      </>
    );
  const text = signedDifference(difference, estimate?.difference?.interval ?? null, format);
  if (!estimate || low === null || high === null)
    return (
      <>
        {from}
        <Cell numeric>{text}</Cell>
        <Cell tone="small" title={estimate?.reason ? reasonWords(estimate.reason) : undefined}>
          not judged
        </Cell>
      </>
    );
  const verdict = verdictOf({ direction: view.metric.direction }, estimate);
  return (
    <>
      {from}
      <Cell numeric>
        <MarkDifference verdict={verdict} difference={text} />
      </Cell>
      <Cell>
        <IntervalStrip
          estimate={{ value: difference, low, high }}
          reference={0}
          domain={domainOf(view, side)}
          verdict={verdict}
          label={`change ${text}`}
        />
      </Cell>
    </>
  );
}

function domainOf(view: TrendView, side: (typeof sides)[number]): readonly [number, number] {
  return sharedDomain(
    [view.all, ...view.groups].flatMap((line) => {
      const [low, high] = line[side]?.estimate?.difference?.interval ?? [null, null];
      return low === null || high === null ? [] : [{ low, high }];
    }),
    0,
  );
}

function nowText(line: TrendLine, view: TrendView): string {
  const point = line.points[view.last ?? -1];
  return point ? valueText(point.value, formatOf(view)) : "–";
}
