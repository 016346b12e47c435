import "server-only";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import { overlapNoteStarts } from "@/lib/analytics/queries/scoreboard-notes";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { type Estimate, emptyFamily } from "@/lib/domain/estimate";
import { landmarkRule } from "@/lib/domain/landmark";
import { metricOf } from "@/lib/domain/metrics";
import { previewMetrics } from "@/lib/domain/preview-metrics";
import type { PlainRule } from "@/lib/domain/rule";
import type { PreviewMetric, RulePreview, RulePreviewQuestion } from "@/lib/domain/rule-answers";
import { type Cell, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { isSmall } from "@/lib/stats/small-cells";
import { coarseEstimate, coarseValue } from "./coarse-estimate";
import { detectableDifference } from "./detectable-difference";
import { isMetricOpen } from "./metric-access";

/** A draft to be measured; `before` is the definition it may be compared with. */
export interface MeasuredDraft {
  readonly version: DatasetVersion;
  readonly draft: AskedSegment;
  readonly before: AskedSegment | null;
  readonly sizes: { readonly count: number; readonly total: number };
  readonly ask: Ask;
}

type Measured = Pick<RulePreview, "metrics" | "family" | "landmark" | "notes">;

/** The metrics of a draft against everybody else, and its change against the definition before, as this role may see them. */
export async function previewedMetrics(
  actor: Actor,
  measured: MeasuredDraft,
  question: Pick<RulePreviewQuestion, "metrics" | "landmark">,
): Promise<Measured> {
  const metrics = question.metrics ?? previewMetrics(measured.version.manifest);
  const landmark = question.landmark ?? null;
  if (metrics.length === 0)
    return {
      metrics: [],
      family: emptyFamily,
      landmark,
      notes: ["This version has no field that a first look could measure. Choose metrics."],
    };
  const screen = screenOf(measured, landmark);
  const board = await boardOf(measured, screen, { metrics, against: screen.against });
  const changes =
    measured.before && (await boardOf(measured, screen, { metrics, against: `group:${measured.before.ref}` }));
  return {
    metrics: metrics.map((_, index) => metricOfPreview(actor, measured, { board, changes, index })),
    family: board.family,
    landmark,
    notes: board.notes.filter((note) => !saidElsewhere.some((words) => note.includes(words))),
  };
}

/** Notes of a board that a preview says in its own places: whom its segments share, and leaks. */
const saidElsewhere = ["Not adjusted for", ...overlapNoteStarts, "is shown without a verdict"];

interface Screen {
  readonly segments: readonly AskedSegment[];
  readonly against: string;
}

/** Draft and definition before, each against its rest; from a landmark on, both among those who lived as long, against the rest of these. */
function screenOf({ version, draft, before }: MeasuredDraft, landmark: number | null): Screen {
  const segments = before === null ? [draft] : [draft, before];
  if (landmark === null) return { segments, against: "rest" };
  const lived = landmarkRule(landmark, version.manifest);
  if (lived === null)
    throw new AppError(
      "invalid",
      "This version does not say how long customers lived, so no comparison can start at a day of life.",
    );
  const among = (segment: AskedSegment): AskedSegment => ({
    ...segment,
    rule: { kind: "all", rules: [lived, segment.rule] },
    landmark: { days: landmark, rule: segment.rule },
  });
  const others: PlainRule = { kind: "none", rules: [draft.rule] };
  const rest = { ...among({ ...draft, rule: others }), ref: restRef, name: "the rest" };
  return { segments: [...segments.map(among), rest], against: `group:${restRef}` };
}

const restRef = "rest";

async function boardOf(
  { version, ask }: MeasuredDraft,
  { segments }: Screen,
  { metrics, against }: { metrics: readonly string[]; against: string },
): Promise<ScoreboardView> {
  const question = { by: segmentsKey, segments: segments.map(({ ref }) => ref), metrics: [...metrics], against };
  return await computeScoreboard({ version, question, segments, ask });
}

interface Place {
  readonly board: ScoreboardView;
  readonly changes: ScoreboardView | null;
  readonly index: number;
}

function metricOfPreview(
  actor: Actor,
  { version, draft, before, sizes }: MeasuredDraft,
  { board, changes, index }: Place,
): PreviewMetric {
  const head = board.metrics[index];
  if (!head) throw new Error("every metric that was asked has a head");
  const cellOf = (view: ScoreboardView | null, ref: string | undefined): Cell | undefined =>
    view?.cells[view.groups.findIndex(({ key }) => key === ref)]?.[index];
  const bare = { metric: head, draft: null, before: null, rest: null, change: null, detectable: null };
  const metric = metricOf(head.id, version.manifest);
  if (metric !== undefined && !isMetricOpen(actor, metric, version))
    return { ...bare, state: "noAccess", sentence: "This is not open to your job role." };
  const cell = cellOf(board, draft.ref);
  const own = cell?.estimate ?? null;
  const whole = board.totals[index]?.estimate ?? null;
  if (cell?.state !== "shown" || own === null)
    return { ...bare, state: "notDefined", sentence: cell?.sentence ?? null };
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const isHidden = (one: Estimate) => isSmall(one.customers) || isSmall((whole?.customers ?? 0) - one.customers);
  if (hides && (isSmall(sizes.count) || isSmall(sizes.total - sizes.count) || isHidden(own)))
    return { ...bare, state: "suppressed", sentence: "Hidden: fewer than 5 customers on one side." };
  const old = cellOf(board, before?.ref)?.estimate ?? null;
  const isApart = old !== null && hides && (isHidden(old) || isSmall(Math.abs(old.customers - own.customers)));
  const shown = (one: Estimate) => (hides ? coarseEstimate(one, head.unit) : one);
  const kept = isApart ? null : old;
  const changed = isApart ? null : (cellOf(changes, draft.ref)?.estimate ?? null);
  const others = cellOf(board, restRef);
  const rest = others ? (others.estimate?.value ?? null) : restValue(own, whole);
  const detectable = detectableDifference({ own, whole, unit: head.unit });
  return {
    metric: head,
    state: "shown",
    sentence: cell.sentence,
    draft: shown(own),
    before: kept && shown(kept),
    rest: hides && rest !== null ? coarseValue(rest, own.interval, head.unit) : rest,
    change: changeOf(kept && shown(own), kept && shown(kept), changed && shown(changed)),
    detectable: hides && detectable !== null ? Number(detectable.toPrecision(2)) : detectable,
  };
}

/** The value of everybody else: the draft's less its difference, or what the sums of the others give where no verdict is possible. */
function restValue({ value, difference, numerator, denominator }: Estimate, whole: Estimate | null): number | null {
  if (value !== null && difference !== null) return value - difference.value;
  if (whole === null || numerator === null || denominator === null) return null;
  const others = (whole.denominator ?? 0) - denominator;
  return others > 0 && whole.numerator !== null ? (whole.numerator - numerator) / others : null;
}

function changeOf(own: Estimate | null, old: Estimate | null, changed: Estimate | null): PreviewMetric["change"] {
  if (!own || !old || own.value === null || old.value === null) return null;
  const value = own.value - old.value;
  if (changed === null || changed.difference === null)
    return { value, interval: null, mark: changed?.mark === "notComparable" ? "notComparable" : "notEnough" };
  return { value, interval: changed.difference.interval, mark: changed.mark };
}
