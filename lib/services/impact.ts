import "server-only";
import { ResultCache } from "@/lib/analytics/engine/result-cache";
import { metricPlan } from "@/lib/analytics/queries/cell-plan";
import type { Grouping } from "@/lib/analytics/queries/grouping";
import {
  type ImpactSums,
  impactPartsQuestion,
  ownBucketBelow,
  presentRevenue,
} from "@/lib/analytics/queries/impact-parts";
import type { RowPlan } from "@/lib/analytics/queries/row-plan";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { datasetHead } from "@/lib/domain/dataset-head";
import { type ImpactQuestion, type ImpactRow, type ImpactView, impactFault } from "@/lib/domain/impact";
import { impactAssumptions } from "@/lib/domain/impact-words";
import { metricOf } from "@/lib/domain/metrics";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { type Impact, type ImpactMetric, type ImpactPart, impactRun } from "@/lib/stats/impact";
import { type TornadoBar, tornadoRun } from "@/lib/stats/impact-tornado";
import { numbersFor } from "./draw-seed";
import { hidesImpact } from "./impact-suppression";
import { inTurns } from "./in-turns";
import { hiddenSentence } from "./markets";
import type { VersionAddress } from "./open-population";
import { type PriorityFacts, priorityFacts, type SegmentFacts } from "./priority-facts";

/** What a scenario does to the company's figures, as this reader may see it. Throws AppError invalid or notFound with a sentence. */
export async function segmentImpact(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: { readonly question: ImpactQuestion; readonly signal?: AbortSignal | undefined },
): Promise<ImpactView> {
  const fault = impactFault(question);
  if (fault !== null) throw new AppError("invalid", fault);
  const facts = await priorityFacts(actor, address, signal);
  const [slug] = question.segment.split("@");
  const found = facts.segments.find(({ segment, asked }) => segment.slug === slug || asked.ref === question.segment);
  if (!found)
    throw new AppError("notFound", "There is no such published segment in this dataset. Choose one of the list.");
  if (found.fault !== null) throw new AppError("invalid", found.fault);
  if (found.isHidden) throw new AppError("forbidden", hiddenSentence);
  const asked = { ...question, segment: found.asked.ref };
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const rows = await impactRows(facts, found, { question: asked, hides, signal });
  const { segment } = found;
  const present = found.own?.today ?? null;
  return {
    dataset: datasetHead(facts.version),
    segment: { ref: found.asked.ref, slug: segment.slug, name: segment.name, code: segment.code },
    question: asked,
    present,
    added: asked.change === "volume" && present !== null ? Math.round((present * asked.percent) / 100) : null,
    rows: rows.rows,
    assumptions: impactAssumptions(asked, segment.name, { present, asOf: facts.version.manifest.asOf }),
    draws: rows.draws,
  };
}

/** Segments that a scenario may be about, targets first: those whose customers this reader sees counted. */
export async function impactSegments(
  actor: Actor,
  address: VersionAddress,
): Promise<{ readonly ref: string; readonly name: string }[]> {
  const { segments } = await priorityFacts(actor, address);
  const rank = ({ segment }: SegmentFacts) => (segment.stance === "target" ? 0 : 1);
  return segments
    .filter(({ isHidden, fault }) => !isHidden && fault === null)
    .sort((one, other) => rank(one) - rank(other))
    .map(({ segment, asked }) => ({ ref: asked.ref, name: segment.name }));
}

/** Ten per cent more of the first target segment, for a home; null while no segment is published. */
export async function usualImpact(actor: Actor, address: VersionAddress): Promise<ImpactView | null> {
  const [first] = await impactSegments(actor, address);
  if (!first) return null;
  const factor = { low: 1, base: 1, high: 1 };
  return await segmentImpact(actor, address, {
    question: { segment: first.ref, change: "volume", percent: 10, factor },
  });
}

/** The figures of a scenario in their order, each with how it is counted and which way is better. */
const figures = [
  { id: "conversion", metrics: ["conversion"], kind: "share", unit: "share", direction: "higher" },
  { id: "revenue", metrics: [], kind: "amount", unit: "money", direction: "higher" },
  { id: "churn", metrics: ["churn_per_month", "churned_share"], kind: "ratio", unit: "share", direction: "lower" },
] as const;
type Figure = (typeof figures)[number];

interface Planned {
  readonly figure: Figure;
  readonly name: string;
  readonly kind: ImpactMetric["kind"];
  readonly plan: RowPlan | null;
  readonly sentence: string | null;
}

interface Drawn {
  readonly impacts: Impact[];
  readonly bars: TornadoBar[][];
  readonly draws: number;
}

const kept = new ResultCache<Drawn>(1_000_000, () => 1200);

interface AskedRows {
  readonly question: ImpactQuestion;
  /** For roles that see no small groups. */
  readonly hides: boolean;
  readonly signal: AbortSignal | undefined;
}

async function impactRows(
  { version, ask, resolved }: PriorityFacts,
  { asked: { ref } }: SegmentFacts,
  { question, hides, signal }: AskedRows,
): Promise<{ readonly rows: ImpactRow[]; readonly draws: number }> {
  const { grouping, total } = resolved;
  const planned = figures.map((figure) => plannedFigure(version, figure, grouping));
  const known = planned.flatMap((one) => (one.plan ? [{ ...one, plan: one.plan }] : []));
  const options = { versionId: version.id, grouping };
  const sums = await Promise.all(
    known.map(({ plan }) => ask(impactPartsQuestion(plan, options, total < ownBucketBelow))),
  );
  const metrics = metricsOf(known, sums, (key) => grouping.belongs(key, ref));
  const asked = known.findIndex(({ figure }) => figure.id === question.change);
  if (question.change !== "volume" && asked < 0)
    throw new AppError(
      "invalid",
      planned.find(({ figure }) => figure.id === question.change)?.sentence ?? "This version does not tell that rate.",
    );
  const share = question.percent / 100;
  const change =
    question.change === "volume"
      ? ({ kind: "volume", share } as const)
      : ({ kind: "rate", metric: asked, share } as const);
  const canonical = { question, metrics: known.map(({ name }) => name) };
  const drawn = await kept.answer(
    `${version.id}\n${JSON.stringify(canonical)}`,
    async (stopped) => {
      const scenario = { metrics, change, factor: question.factor };
      const run = impactRun(scenario, numbersFor(version.id, canonical));
      await inTurns(run, run.draws, stopped);
      const tornado = tornadoRun(scenario, numbersFor(version.id, canonical));
      await inTurns(tornado, tornado.draws, stopped);
      return { impacts: run.result(), bars: tornado.result(), draws: run.draws };
    },
    signal,
  );
  return {
    draws: drawn.draws,
    rows: planned.map((one) => {
      const at = known.findIndex(({ figure }) => figure.id === one.figure.id);
      const row = { ...rowOf(one, drawn.impacts[at]), inputs: drawn.bars[at] ?? [] };
      return hides && hidesImpact(resolved, sums[at] ?? [], ref) ? hiddenRow(row) : row;
    }),
  };
}

function plannedFigure(version: PriorityFacts["version"], figure: Figure, grouping: Grouping): Planned {
  const { manifest } = version;
  if (figure.id === "revenue") {
    const plan = presentRevenue({ versionId: version.id, manifest });
    const sentence = plan === null ? "The monthly revenue of customers is not in this data: map a column to it." : null;
    return { figure, name: "Monthly revenue", kind: figure.kind, plan, sentence };
  }
  let sentence: string | null = null;
  for (const id of figure.metrics) {
    const metric = metricOf(id, manifest);
    if (!metric) continue;
    const question = { by: segmentsKey, segments: [], metrics: [id], against: "rest" };
    const cell = metricPlan({ version, question, ask: async () => [] }, metric, grouping);
    if ("plan" in cell && cell.obstacle === null)
      return {
        figure,
        name: metric.name,
        kind: metric.kind === "proportion" ? "share" : "ratio",
        plan: cell.plan,
        sentence: null,
      };
    sentence ??= "sentence" in cell ? cell.sentence : cell.obstacle;
  }
  return { figure, name: figure.id === "churn" ? "Churn" : "Conversion", kind: figure.kind, plan: null, sentence };
}

/** The buckets of every metric in one order; a bucket that a metric has nobody in is empty there. */
function metricsOf(
  known: readonly Planned[],
  sums: readonly (readonly ImpactSums[])[],
  isIn: (key: string | null) => boolean,
): ImpactMetric[] {
  const inside = sums.map((rows) => rows.filter(({ group_key }) => isIn(group_key)));
  const buckets = [...new Set(inside.flat().map(({ bucket }) => bucket))].sort((a, b) => a - b);
  return known.map(({ kind, figure }, at) => {
    const byBucket = new Map<number, ImpactPart>();
    for (const row of inside[at] ?? []) byBucket.set(row.bucket, added(byBucket.get(row.bucket) ?? nobody, row));
    const whole = (sums[at] ?? []).reduce((sum, { a, b }) => ({ a: sum.a + a, b: sum.b + b }), { a: 0, b: 0 });
    return {
      kind,
      isBetter: figure.direction,
      company: whole,
      segment: buckets.map((bucket) => byBucket.get(bucket) ?? nobody),
    };
  });
}

const nobody: ImpactPart = { customers: 0, a: 0, b: 0, aa: 0, ab: 0, bb: 0 };

function added(one: ImpactPart, other: ImpactPart): ImpactPart {
  return {
    customers: one.customers + other.customers,
    a: one.a + other.a,
    b: one.b + other.b,
    aa: one.aa + other.aa,
    ab: one.ab + other.ab,
    bb: one.bb + other.bb,
  };
}

function hiddenRow(row: ImpactRow): ImpactRow {
  const nothing = { today: null, scenario: null, change: null, band: null, changeBand: null, inputs: [] };
  return { ...row, ...nothing, hidden: true, sentence: hiddenFigureSentence };
}

const hiddenFigureSentence =
  "Hidden: the data know this of fewer than 5 customers of the segment, or of so many that those of a few could be worked out.";

function rowOf({ figure, name, sentence }: Planned, impact: Impact | undefined): Omit<ImpactRow, "inputs"> {
  const { id, unit, direction } = figure;
  const base = { id, name, unit, direction, hidden: false };
  if (!impact || impact.today === null)
    return {
      ...base,
      today: null,
      scenario: null,
      change: null,
      band: null,
      changeBand: null,
      sentence: sentence ?? "Nobody in the data counts toward it.",
    };
  const { today, scenario, band } = impact;
  return {
    ...base,
    today,
    scenario,
    change: scenario === null ? null : scenario - today,
    band,
    changeBand: band ? [band[0] - today, band[1] - today] : null,
    sentence: null,
  };
}
