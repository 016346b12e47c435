import type { ReactNode } from "react";
import { LineChart } from "@/components/charts/line-chart";
import { Waterfall } from "@/components/charts/waterfall";
import { Figure } from "@/components/ui/figure";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Actor } from "@/lib/domain/actor";
import { periodLabel } from "@/lib/domain/calendar-period";
import type { ExecutiveBrief, MixView, MovedView } from "@/lib/domain/executive-brief";
import { mixTitle, movedTitle, tenthsThatAddUp } from "@/lib/domain/executive-sentence";
import type { MixGoalInput } from "@/lib/domain/mix-goal";
import { countText, percentText } from "@/lib/domain/number-words";
import { happenedOn } from "../happened-on";

export interface MixFigureProps {
  readonly actor: Actor;
  readonly brief: Pick<ExecutiveBrief, "dataset" | "segments">;
  readonly mix: MixView;
  readonly goal: MixGoalInput | null;
  /** Sets the goal, for those who may. */
  readonly change: ReactNode;
}

/** Where the numbers of the mix stand month by month. */
export const mixFigureId = "mix";

/** The share of customers in target segments month by month, its goal, and where its drift would lead. */
export async function MixFigure({ actor, brief, mix, goal, change }: MixFigureProps) {
  if (mix.points.length < 2)
    return (
      <Figure title="The mix toward the target segments">
        <Missing kind="notInData">{mix.sentence ?? "Two months of customers are needed."}</Missing>
      </Figure>
    );
  const periods = [
    ...mix.points.map(({ month, label, complete }) => ({ key: month, label, complete })),
    ...mix.forecast.map(({ month, label }) => ({ key: month, label, complete: false })),
  ];
  const targets = brief.segments.filter(({ stance }) => stance === "target");
  const happened = await happenedOn(actor, { dataset: brief.dataset, segments: targets, periods });
  const nothing = mix.points.map(() => null);
  return (
    <Figure
      id={mixFigureId}
      title={mixTitle(mix, goal)}
      actions={change}
      lede={`${mix.targets.join(", ")} as a share of the customers of each month${mix.forecast.length > 0 ? "; dashed: the drift of the last months goes on, with its 80 % band" : ""}.${mix.untold.length > 0 ? ` Left out, for this version cannot tell who is in it: ${mix.untold.join(", ")}.` : ""}`}
      table={
        <>
          <MixTable mix={mix} />
          {happened.table}
        </>
      }
    >
      <LineChart
        half
        periods={happened.periods}
        series={[
          {
            key: "targets",
            label: "In targets",
            place: "ink",
            points: [...mix.points.map(({ share }) => share), ...mix.forecast.map(({ share }) => share)],
            bounds: [...nothing, ...mix.forecast.map(({ low, high }) => [low, high] as const)],
          },
        ]}
        print={(value) => `${(value * 100).toFixed(1)} %`}
        reference={
          goal ? { value: goal.share, label: `goal ${percentText(goal.share)} by ${periodLabel(goal.by)}` } : undefined
        }
        label={`Share of customers in target segments from ${periods[0]?.label} to ${periods.at(-1)?.label}`}
      />
      {happened.below}
    </Figure>
  );
}

function MixTable({ mix }: { readonly mix: MixView }) {
  return (
    <Table label="Share of customers in target segments" rows="compact" sticky>
      <thead>
        <tr>
          <HeadCell>Month</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
          <HeadCell numeric>In targets</HeadCell>
          <HeadCell numeric>Share</HeadCell>
        </tr>
      </thead>
      <tbody>
        {mix.points.map(({ month, label, complete, customers, inTarget, share }) => (
          <Row key={month}>
            <RowHead>{complete ? label : `${label}, so far`}</RowHead>
            <Cell numeric>{countText(customers)}</Cell>
            <Cell numeric>{inTarget === null ? "hidden" : countText(inTarget)}</Cell>
            <Cell numeric>{share === null ? "–" : percentText(share)}</Cell>
          </Row>
        ))}
        {mix.forecast.map(({ month, label, share, low, high }) => (
          <Row key={month}>
            <RowHead>{`${label}, forecast`}</RowHead>
            <Cell numeric>–</Cell>
            <Cell numeric>–</Cell>
            <Cell numeric>{`${percentText(share)}, ${percentText(low)} to ${percentText(high)}`}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** From last year's net revenue retention to this year's: bars that add up. */
export function MovedFigure({ moved }: { readonly moved: MovedView }) {
  const tenths = tenthsThatAddUp(
    moved.parts.map(({ value }) => value),
    moved.after.value - moved.before.value,
  );
  const words = (at: number) => tenthsText(tenths[at] ?? 0);
  return (
    <Figure
      title={movedTitle(moved)}
      lede={`Points of net revenue retention, ${moved.before.label} to ${moved.after.label}; the parts add up to the change. Totals are ticks, for the axis does not begin at 0.`}
      table={<MovedTable moved={moved} words={words} />}
    >
      <Waterfall
        half
        opening={{ label: moved.before.label, value: moved.before.value, text: percentText(moved.before.value) }}
        steps={moved.parts.map(({ kind, segment, label, value }, at) => ({
          key: segment ?? kind + label,
          label: kind === "rate" ? `${label}, rate` : label,
          change: value,
          text: words(at),
        }))}
        closing={{ label: moved.after.label, value: moved.after.value, text: percentText(moved.after.value) }}
        label={`Change of net revenue retention from ${moved.before.label} to ${moved.after.label}`}
      />
    </Figure>
  );
}

function MovedTable({ moved, words }: { readonly moved: MovedView; readonly words: (at: number) => string }) {
  return (
    <Table label="Change of net revenue retention" rows="compact">
      <thead>
        <tr>
          <HeadCell>Part</HeadCell>
          <HeadCell numeric>Points</HeadCell>
          <HeadCell numeric>95 % interval</HeadCell>
        </tr>
      </thead>
      <tbody>
        {moved.parts.map(({ kind, segment, label, interval }, at) => (
          <Row key={segment ?? kind + label}>
            <RowHead>{kind === "rate" ? `${label}, what it kept` : label}</RowHead>
            <Cell numeric>{words(at)}</Cell>
            <Cell numeric tone="small">
              {interval?.[0] == null || interval[1] === null
                ? "–"
                : `${tenthsText(interval[0] * 1000)} to ${tenthsText(interval[1] * 1000)}`}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function tenthsText(tenths: number): string {
  const size = (Math.abs(tenths) / 10).toFixed(1);
  return `${Number(size) === 0 ? "" : tenths < 0 ? "\u2212" : "+"}${size}`;
}
