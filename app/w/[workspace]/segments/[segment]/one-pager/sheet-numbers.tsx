import type { OnePagerProps, SheetFigure, SheetTrait } from "@/components/artefacts/one-pager";
import { SurvivalSheet } from "@/components/charts/survival-sheet";
import { curveOfGroup, placedGroups } from "@/components/survival/curve-of-group";
import { Missing } from "@/components/ui/missing";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { sideText } from "@/lib/domain/differentiator-words";
import type { Differentiator } from "@/lib/domain/differentiators";
import { compactMoney, countText, percentText } from "@/lib/domain/number-words";
import { performanceHeadline } from "@/lib/domain/performance-headline";
import { survivalHeadline } from "@/lib/domain/survival-headline";
import { artefactNumbers } from "@/lib/services/artefact-numbers";
import { segmentDifferentiators } from "@/lib/services/differentiators";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { segmentTiles } from "@/lib/services/segment-tiles";
import { refusal } from "../../../page-actor";
import { performanceRows } from "../performance-rows";
import { segmentSurvival } from "../segment-survival";

const nothing: OnePagerProps["numbers"] = { headline: null, figures: [], survival: null, traits: [] };

/** Traits that fit on the sheet. */
const mostTraits = 5;

/** The numbers of a one-pager on the version and by the definition that its address names. */
export async function sheetNumbers(actor: Actor, page: SegmentPageView): Promise<OnePagerProps["numbers"]> {
  const { ref, fault, size, dataset, shown } = page;
  if (ref === null || fault !== null || !size?.count) return nothing;
  const address = { dataset: dataset.slug, version: String(shown.number) };
  const found = await artefactNumbers(actor, address, { segment: ref, kind: "one-pager" }).catch(refusal);
  const board = found instanceof AppError ? null : found;
  const rows = board
    ? performanceRows({
        workspace: actor.workspace.slug,
        dataset: dataset.slug,
        version: shown.number,
        segment: ref,
        ...board,
      })
    : [];
  return {
    headline: board ? performanceHeadline(board.view, ref).replace(/^./, (letter) => letter.toLowerCase()) : null,
    figures: [...(await sizeFigures(actor, page, ref)), ...rows.map(measureFigure)],
    survival: await survivalOf(actor, page, ref),
    traits: await traitsOf(actor, page, ref),
  };
}

async function sizeFigures(
  actor: Actor,
  { size, dataset, shown }: SegmentPageView,
  ref: string,
): Promise<SheetFigure[]> {
  const address = { dataset: dataset.slug, version: String(shown.number) };
  const { money, currency } = await segmentTiles(actor, address, ref);
  const share = size?.share == null ? null : `${percentText(size.share)} of the base`;
  return [
    { title: "Customers", value: countText(size?.count ?? 0), note: share },
    ...(money?.sum == null
      ? []
      : [
          {
            title: money.title,
            value: compactMoney(money.sum, currency),
            note: money.share === null ? null : `${percentText(money.share)} of all`,
          },
        ]),
  ];
}

function measureFigure(row: ReturnType<typeof performanceRows>[number]): SheetFigure {
  const { metric, value, interval, other, missing } = row;
  if (value === null)
    return {
      title: metric,
      value: <Missing kind={missing?.kind ?? "notInData"}>{missing?.words}</Missing>,
      note: null,
    };
  const rest = other === null ? "" : `; the rest ${other}`;
  return { title: metric, value, note: interval === null ? rest.replace("; ", "") : `${interval}${rest}` };
}

async function survivalOf(
  actor: Actor,
  { dataset, shown }: SegmentPageView,
  segment: string,
): Promise<OnePagerProps["numbers"]["survival"]> {
  const { view } = await segmentSurvival({ actor, dataset: dataset.slug, version: shown.number, segment });
  if (view instanceof AppError) return null;
  const curves = placedGroups(view)
    .filter(({ group }) => group.state === "shown" && group.curve.length > 0)
    .map((one) => curveOfGroup(one, view));
  if (curves.length === 0) return null;
  const last = view.ticks.at(-1)?.time ?? 0;
  return {
    title: survivalHeadline(view),
    drawing: (
      <SurvivalSheet
        curves={curves}
        ticks={view.ticks.map(({ months, time }) => ({ time, label: String(months) }))}
        start={view.start}
        end={Math.max(view.start, last, ...curves.map(({ until }) => until))}
        horizon={view.horizon?.time ?? null}
        label={`Survival curves: share still there by months since the start, with 95 % bands: ${curves.map(({ name }) => name).join(", ")}`}
        riskTitle="Months since the start. Still at risk (observed that long):"
      />
    ),
  };
}

/** The clearest differences, one of each column; those who see published figures only do not read columns. */
async function traitsOf(
  actor: Actor,
  { dataset, shown, size }: SegmentPageView,
  segment: string,
): Promise<SheetTrait[]> {
  if (!may(actor, "kpis.read") || size?.count === size?.total) return [];
  const address = { dataset: dataset.slug, version: String(shown.number) };
  const view = await segmentDifferentiators(actor, address, { segment }).catch(refusal);
  if (view instanceof AppError) return [];
  const clear = view.rows.filter(({ mark, state }) => state === "shown" && (mark === "higher" || mark === "lower"));
  const restated = new Set(clear.filter(restatesRule).map(({ column }) => column.key));
  const told = clear.filter(({ column }) => !restated.has(column.key));
  const first = told.filter((row, at) => told.findIndex(({ column }) => column.key === row.column.key) === at);
  return first.slice(0, mostTraits).map((row) => ({
    label: row.label,
    inside: sideText(row, row.inside, view.currency).replace(/^median /, ""),
    rest: sideText(row, row.rest, view.currency).replace(/^median /, ""),
  }));
}

/** Everybody inside and nobody outside: the rule in other words, as a column that names the segment. */
function restatesRule({ inside, rest }: Differentiator): boolean {
  return typeof inside === "number" && typeof rest === "number" && inside > 0.995 && inside <= 1 && rest < 0.005;
}
