import Link from "next/link";
import { Sparkline } from "@/components/charts/sparkline";
import { type KeyFigure, KeyFigures } from "@/components/ui/key-figures";
import { periodLabel } from "@/lib/domain/calendar-period";
import { compareHref } from "@/lib/domain/compare-address";
import type { ExecutiveBrief, MixView, MovedView } from "@/lib/domain/executive-brief";
import { clearSides, lastShare, shareWithInterval } from "@/lib/domain/executive-sentence";
import type { MixGoalInput } from "@/lib/domain/mix-goal";
import { countText, metricFormat, percentText, valueBounds, valueOfInterval } from "@/lib/domain/number-words";
import { overlapHref } from "@/lib/domain/overlap-address";
import { templatesHref } from "@/lib/domain/templates-address";
import { mixFigureId } from "./executive-figures";
import { boardState, revenueHrefOf } from "./profit-rows";

export interface ExecutiveTilesProps {
  readonly workspace: string;
  readonly brief: ExecutiveBrief;
  readonly goal: MixGoalInput | null;
}

/** Four verdicts: the mix toward the targets, what is kept, what a customer is worth of its cost, how few bring how much. */
export function ExecutiveTiles({ workspace, brief, goal }: ExecutiveTilesProps) {
  const tiles = [
    brief.mix && mixTile(workspace, { brief, mix: brief.mix, goal }),
    keptTile(workspace, brief),
    worthTile(workspace, brief),
    fewTile(workspace, brief),
  ].filter((tile) => tile !== null);
  return tiles.length === 0 ? null : <KeyFigures label="Where the base stands" figures={tiles} />;
}

interface MixTileProps extends Omit<ExecutiveTilesProps, "workspace"> {
  readonly mix: MixView;
}

/** Its number leads to the months below, by which it was counted, and its note to how the targets overlap. */
function mixTile(workspace: string, { brief, mix, goal }: MixTileProps): KeyFigure | null {
  const last = lastShare(mix);
  const first = mix.points.find(({ share }) => share !== null);
  if (!last || !first) return null;
  const { value, bounds } = shareWithInterval(last.share, mix.interval);
  const ahead = mix.forecast.at(-1);
  const targets = brief.segments.filter(({ stance }) => stance === "target");
  return {
    title: "Customers in target segments",
    value: mix.points.length < 2 ? value : <a href={`#${mixFigureId}`}>{value}</a>,
    aside: bounds,
    note: (
      <>
        {`${countText(last.inTarget ?? 0)} of ${countText(last.customers)} in ${last.label}.`}{" "}
        {targets.length < 2 ? null : (
          <>
            <Link
              href={overlapHref(workspace, {
                dataset: brief.dataset.slug,
                version: brief.dataset.version,
                segments: targets.map(({ ref }) => ref),
              })}
            >
              How they overlap
            </Link>
            .
          </>
        )}
        {mix.untold.length > 0 ? ` Without ${mix.untold.join(", ")}, which this version cannot tell.` : null}
        {goal ? ` Goal ${percentText(goal.share)} by ${periodLabel(goal.by)}.` : null}
        {ahead
          ? ` Its drift leads to ${percentText(ahead.low)} to ${percentText(ahead.high)} by ${ahead.label}.`
          : ` ${mix.sentence ?? ""}`}
        <Sparkline
          values={mix.points.map(({ share }) => share)}
          {...(goal ? { reference: goal.share } : {})}
          ends={[`${first.label}: ${percentText(first.share ?? 0)}`, `${last.label}: ${percentText(last.share)}`]}
          label={`Share of customers in target segments from ${first.label} to ${last.label}`}
        />
      </>
    ),
  };
}

function keptTile(workspace: string, brief: ExecutiveBrief): KeyFigure | null {
  const { period, total, moved, nrrSeries } = brief;
  const value = total.nrr?.estimate?.value;
  if (!period || value == null) return null;
  const { value: text, bounds } = shareWithInterval(value, total.nrr?.estimate?.interval ?? null);
  const gross = total.grr?.estimate?.value;
  const known = nrrSeries.filter((point) => point.value !== null);
  return {
    title: "Net revenue retention",
    value: <Link href={revenueHrefOf(workspace, brief, null)}>{text}</Link>,
    aside: bounds,
    note: (
      <>
        {moved ? `${movedWords(moved)} ` : `${period.opening} to ${period.label}. `}
        {gross == null ? null : `Gross ${percentText(gross)}.`}
        <Sparkline
          values={nrrSeries.map((point) => point.value)}
          reference={1}
          ends={[`${known[0]?.label}: ${percentText(known[0]?.value ?? 0)}`, `dashed: ${percentText(1)}`]}
          label={`Net revenue retention over ${known.length} periods`}
        />
      </>
    ),
  };
}

function movedWords(moved: MovedView): string {
  const { change, rate, mix } = clearSides(moved);
  const sides = [...(rate === null ? [] : [`rate ${rate}`]), ...(mix === null ? [] : [`mix ${mix}`])];
  return `${change} on the year${sides.length > 0 ? `: ${sides.join(", ")}` : ""}.`;
}

/** Lifetime value to acquisition cost with payback beside it; without costs, revenue per customer. */
function worthTile(workspace: string, { board, dataset }: ExecutiveBrief): KeyFigure | null {
  if (!board) return null;
  const at = ["ltv_cac", "arpu"]
    .map((id) => board.metrics.findIndex((metric) => metric.id === id))
    .find((place) => place >= 0);
  const head = at === undefined ? undefined : board.metrics[at];
  const estimate = at === undefined ? null : board.totals[at]?.estimate;
  if (!head || estimate?.value == null) return null;
  const format = metricFormat(head, dataset.currency);
  const payback = board.metrics.findIndex(({ id }) => id === "payback");
  const back = payback < 0 ? null : board.totals[payback]?.estimate;
  return {
    title: head.name,
    value: (
      <Link
        href={compareHref(workspace, {
          ...boardState({ dataset }, board),
          open: { metric: head.id, group: null },
        })}
      >
        {valueOfInterval(estimate.value, estimate.interval, format)}
      </Link>
    ),
    aside: estimate.interval ? valueBounds(estimate.interval, format) : undefined,
    note:
      back?.value == null
        ? `${countText(estimate.n)} ${estimate.unit}.`
        : `Cost earned back after ${valueOfInterval(back.value, null, { unit: "months", currency: "" })}${back.interval && back.interval[0] !== back.interval[1] ? `, ${valueBounds(back.interval, { unit: "months", currency: "" })}` : ""}. ${countText(estimate.n)} ${estimate.unit}.`,
  };
}

function fewTile(workspace: string, { dataset, concentration }: ExecutiveBrief): KeyFigure | null {
  if (!concentration) return null;
  const { value, bounds } = shareWithInterval(concentration.share, concentration.interval);
  return {
    title: "Revenue from the top fifth",
    value: (
      <Link
        href={templatesHref(workspace, {
          dataset: dataset.slug,
          version: dataset.version,
          template: "valueCut",
          top: 20,
        })}
      >
        {value}
      </Link>
    ),
    aside: bounds,
    note: `Revenue so far of ${countText(concentration.top)} of ${countText(concentration.customers)} customers.`,
  };
}
