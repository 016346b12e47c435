import type { TemplateDraftRow } from "@/components/segments/template-drafts";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { customersHref } from "@/lib/domain/customers-address";
import type { Estimate } from "@/lib/domain/estimate";
import type { MetricUnit } from "@/lib/domain/metric";
import { countText, percentText, signedBounds, signedDifference, valueOfInterval } from "@/lib/domain/number-words";
import type { Cell, MetricHead } from "@/lib/domain/scoreboard";
import type { SegmentOrigin } from "@/lib/domain/segment";
import { notEnoughWords, reasonWords } from "@/lib/domain/sentence";
import type { ChosenTemplate, TemplatesView } from "@/lib/domain/template-answers";
import { templateWords } from "@/lib/domain/templates";
import { type TemplatesState, templatesHref } from "@/lib/domain/templates-address";
import { verdictOf } from "../../compare/board-rows";

export interface DraftsSetting {
  readonly actor: Actor;
  readonly state: TemplatesState;
  readonly view: TemplatesView;
  readonly chosen: ChosenTemplate;
}

/** The drafts as text, each with where it came from and, where rows may be seen, the list of its customers. */
export function draftRows({ actor, state, view, chosen }: DraftsSetting): TemplateDraftRow[] {
  const workspace = actor.workspace.slug;
  return chosen.drafts.map(({ ref, name, rule, sentence, size, share, cell }) => {
    const origin = originOf(workspace, state, { metric: chosen.metric, estimate: cell.estimate });
    const place = { dataset: state.dataset, version: state.version };
    return {
      ref,
      name,
      sentence,
      rule,
      origin,
      customersHref: may(actor, "rows.read") ? customersHref(workspace, { ...place, who: { rule }, origin }) : null,
      size: size === null ? null : countText(size),
      share: share === null ? null : percentText(share),
      ...numberOf(cell, chosen.metric, view.currency),
    };
  });
}

/** Where a draft came from; what stood out is kept, for a newer version to show again. */
export function originOf(
  workspace: string,
  state: TemplatesState,
  seen: { readonly metric: MetricHead | null; readonly estimate: Estimate | null },
): SegmentOrigin {
  const mark = seen.estimate?.mark === "higher" || seen.estimate?.mark === "lower" ? seen.estimate.mark : null;
  const name = `the template “${templateWords[state.template].name}”`;
  return {
    kind: "template",
    words: mark && seen.metric ? `${name}, with ${seen.metric.name} ${mark} than the rest` : name,
    href: templatesHref(workspace, state),
    datasetVersion: state.version,
    metric: mark && seen.metric ? seen.metric.id : null,
    mark,
  };
}

type Told = Pick<TemplateDraftRow, "value" | "difference" | "missing">;

function numberOf(cell: Cell, metric: MetricHead | null, currency: string): Told {
  const { estimate } = cell;
  if (cell.state !== "shown" || !estimate || !metric || estimate.value === null)
    return {
      value: null,
      difference: null,
      missing: {
        kind: cell.state === "suppressed" ? "suppressed" : cell.state === "noAccess" ? "noAccess" : "notInData",
        words: cell.state === "suppressed" ? "fewer than 5" : "not defined",
      },
    };
  const format = { unit: metric.unit as MetricUnit, currency };
  const value = valueOfInterval(estimate.value, estimate.interval, format);
  const { difference } = estimate;
  if (!difference?.interval) {
    const words =
      estimate.mark === "notComparable"
        ? `not compared: ${reasonWords(estimate.reason ?? "noTest")}`
        : notEnoughWords(estimate, metric.unitOfAnalysis);
    return { value, difference: null, missing: { kind: "smallSample", words } };
  }
  const [low, high] = difference.interval;
  const text = signedDifference(difference.value, difference.interval, format);
  return {
    value,
    missing: null,
    difference: {
      text,
      verdict: verdictOf(metric, estimate),
      strip: { value: difference.value, low: low ?? difference.value, high: high ?? difference.value },
      label: `difference ${text}, interval ${signedBounds(difference.interval, format)}`,
    },
  };
}
