import { UseInDecision } from "@/components/decisions/use-in-decision";
import { NumberDrawer } from "@/components/scoreboard/number-drawer";
import { UnitRowsTable } from "@/components/scoreboard/unit-rows-table";
import { ButtonLink } from "@/components/ui/button-link";
import { Actions } from "@/components/ui/layout";
import { MarkDifference } from "@/components/ui/mark-difference";
import { extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type CompareState, compareHref, rowsHref } from "@/lib/domain/compare-address";
import type { Estimate } from "@/lib/domain/estimate";
import { standOut } from "@/lib/domain/family-words";
import {
  countText,
  pText,
  signedBounds,
  signedDifference,
  valueBounds,
  valueOfInterval,
} from "@/lib/domain/number-words";
import { type Explanation, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { readSegmentRef } from "@/lib/domain/segment";
import { againstLabel } from "@/lib/domain/sentence";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { explanation } from "@/lib/services/scoreboard";
import { unitRowsBehind } from "@/lib/services/unit-rows";
import { NotesOf } from "../notes-of";
import { cellId, figureOf, formatOf, verdictOf } from "./board-rows";
import { customersOfGroup } from "./customers-of-group";

export interface OpenNumberProps {
  readonly actor: Actor;
  readonly state: CompareState;
  readonly view: ScoreboardView;
  readonly manifest: VersionManifest;
  readonly number: NonNullable<CompareState["open"]>;
}

/** The drawer of the number that the address names. */
export async function OpenNumber({ actor, state, view, manifest, number }: OpenNumberProps) {
  const address = { dataset: state.dataset, version: String(state.version) };
  const asked = { question: state.question, metricId: number.metric, group: number.group };
  const explained = await explanation(actor, address, asked);
  const group = view.groups.find((candidate) => candidate.key === number.group);
  const { estimate } = explained.cell;
  const format = formatOf(explained.metric, view);
  const workspace = actor.workspace.slug;
  const customers = may(actor, "rows.read")
    ? customersOfGroup({ workspace, state, view, manifest, number, estimate })
    : null;
  return (
    <NumberDrawer
      explanation={explained}
      place={{
        group:
          number.group === null
            ? `All of ${view.dataset.name}`
            : groupWords(view, group?.label ?? number.group, number.group),
        closeHref: compareHref(actor.workspace.slug, { ...state, open: null }),
        returnFocusTo: cellId(number),
      }}
      figure={{
        value: estimate?.value == null ? null : valueOfInterval(estimate.value, estimate.interval, format),
        interval: estimate?.interval ? valueBounds(estimate.interval, format) : null,
        mark: estimate && markOf(explained, estimate, view),
      }}
      facts={estimate ? factsOf(explained, estimate) : []}
      caveats={caveatsOf(explained, estimate)}
      rows={await rowsOf(actor, state, { number, explained, customers, currency: format.currency })}
      notes={
        <>
          <NotesOf actor={actor} subject={{ kind: "figure", figure: figureOf(state, number) }} look="bare" />
          {estimate?.value != null && may(actor, "decisions.draft") ? (
            <UseInDecision workspace={workspace} figure={figureOf(state, number)} />
          ) : null}
        </>
      }
    />
  );
}

/** "Region: North"; a segment by its name and the number of its definition. */
function groupWords(view: ScoreboardView, label: string, key: string): string {
  if (view.by.key !== segmentsKey) return `${view.by.label}: ${label}`;
  return `${label}, definition ${readSegmentRef(key).version ?? "latest"}`;
}

function markOf({ metric }: Explanation, estimate: Estimate, view: ScoreboardView) {
  const { difference } = estimate;
  if (!difference?.interval || estimate.mark === "notEnough" || estimate.mark === "notComparable") return null;
  const format = formatOf(metric, view);
  return (
    <>
      <MarkDifference
        verdict={verdictOf(metric, estimate)}
        difference={signedDifference(difference.value, difference.interval, format)}
      />
      {` against ${againstLabel(view)}, ${signedBounds(difference.interval, format)}`}
    </>
  );
}

function factsOf({ metric, family }: Explanation, estimate: Estimate) {
  const facts = [
    { term: "Numerator", detail: sumText(estimate.numerator) },
    { term: "Denominator", detail: sumText(estimate.denominator) },
    { term: `n, ${estimate.unit}`, detail: countText(estimate.n) },
    { term: "customers", detail: estimate.customers === 0 ? null : countText(estimate.customers) },
    { term: "Smallest n", detail: String(metric.minimumN) },
    { term: "Better when", detail: metric.direction ?? "neither" },
    { term: "p", detail: estimate.p === null ? null : pText(estimate.p) },
    { term: "p, adjusted", detail: estimate.pAdjusted === null ? null : pText(estimate.pAdjusted) },
    { term: "Comparisons on this screen", detail: `${family.m}, of which ${standOut(family.marked)}` },
  ];
  return facts.flatMap(({ term, detail }) => (detail === null ? [] : [{ term, detail }]));
}

/** Caveat of the metric; and, where rows of one customer resemble each other much, the interval that ignores it. */
function caveatsOf({ metric }: Explanation, estimate: Estimate | null): string[] {
  const sentences = metric.caveat === null ? [] : [metric.caveat];
  const effect = estimate?.textbook?.designEffect ?? null;
  if (estimate && effect !== null && effect > 1.44) {
    sentences.push(
      `${estimate.unit[0]?.toUpperCase()}${estimate.unit.slice(1)} of one customer resemble each other: ${countText(estimate.n)} count like ${countText(Math.round(estimate.n / effect))}. Taken as independent, the interval would be narrower than it may be.`,
    );
  }
  return [...sentences, "Not adjusted for other columns: groups may differ in more than this one."];
}

function sumText(sum: number | null): string | null {
  return sum === null ? null : sum.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}

interface Opened {
  readonly number: OpenNumberProps["number"];
  readonly explained: Explanation;
  /** The address of the group's customers. */
  readonly customers: string | null;
  readonly currency: string;
}

async function rowsOf(actor: Actor, state: CompareState, { number, explained, customers, currency }: Opened) {
  if (explained.cell.state !== "shown" || !explained.cell.estimate) return null;
  if (!may(actor, "rows.read")) {
    return extentFor(actor, "rows.read") === "counts" ? (
      <p>{`${countText(explained.cell.estimate.n)} ${explained.cell.estimate.unit}. Your job role sees counts, not single customers.`}</p>
    ) : null;
  }
  const address = { dataset: state.dataset, version: String(state.version) };
  const rows = await unitRowsBehind(actor, address, {
    question: state.question,
    metricId: number.metric,
    group: number.group,
    offset: 0,
    limit: 5,
  }).catch((fault: unknown) => {
    if (fault instanceof AppError && fault.code === "forbidden") return fault;
    throw fault;
  });
  if (rows instanceof AppError) return <p>{rows.sentence}</p>;
  return (
    <>
      {rows.note === null ? null : <p>{rows.note}</p>}
      <UnitRowsTable rows={rows} label="First rows behind this number" currency={currency} mostColumns={4} />
      <Actions>
        <ButtonLink size="small" href={rowsHref(actor.workspace.slug, state, { number, offset: 0 })}>
          {`All ${countText(rows.total)} ${rows.unit}`}
        </ButtonLink>
        {customers === null ? null : (
          <ButtonLink size="small" href={customers}>
            Customers of this group
          </ButtonLink>
        )}
      </Actions>
    </>
  );
}
