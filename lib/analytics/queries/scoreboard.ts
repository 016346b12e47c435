import { datasetHead } from "@/lib/domain/dataset-head";
import { type FieldKey, type Metric, type MetricForm, metricHead } from "@/lib/domain/metric";
import { hasField } from "@/lib/domain/metrics";
import type { Cell, ScoreboardView } from "@/lib/domain/scoreboard";
import { type ComparedEstimate, type Comparison, compareScreen } from "@/lib/stats/compare";
import { type BoardReference, boardGroups, byHead, referenceOf, unitWord } from "./board-groups";
import { type Asked, type CellPlan, knownMetric, metricPlan, splitOrders } from "./cell-plan";
import { estimateOf } from "./estimate-of";
import { leakingSegments } from "./leaks-for";
import { measureLives } from "./measure-lives";
import { measureMoments } from "./measure-moments";
import { measurePayback, paybackSentence } from "./measure-payback";
import { measurePercentiles } from "./measure-percentiles";
import type { Measurement, Measuring } from "./measurement";
import { type Presums, presums } from "./presums";
import { type ResolvedGrouping, resolveGrouping } from "./resolve-grouping";
import { periodWords, retainedPeriods } from "./retained-periods";
import { type MeasuredColumn, scoreboardNotes } from "./scoreboard-notes";
import { agesDiffer, tenureMedianQuestion, tenureMediansQuestion } from "./tenure-medians";

/**
 * Groups × metrics with every comparison judged as one family (statistics, section 3). The same for every reader: suppression is
 * for the caller. Throws AppError invalid for an unknown column, metric or group.
 */
export async function computeScoreboard(asked: Asked): Promise<ScoreboardView> {
  const { version, question, ask } = asked;
  const resolved = await resolveGrouping(asked, question);
  const reference = referenceOf(question, resolved);
  const groups = boardGroups(resolved, reference);
  const sums = await presums(plansOf(asked, resolved), ask);
  const columns: ScoreboardColumn[] = [];
  for (const id of question.metrics)
    columns.push(await scoreboardColumn(asked, { id, resolved, reference, presums: sums.get(id) }));
  const comparisons = columns.flatMap((column, index) =>
    column.comparisons.map((one) => ({ ...one, id: `${index}/${one.id}` })),
  );
  const { estimates, family } = compareScreen(comparisons);
  const judged = new Map(estimates.map((estimate) => [estimate.id, estimate]));
  return {
    dataset: datasetHead(version),
    by: byHead(resolved),
    against: question.against,
    unitWord: unitWord(version, resolved),
    total: resolved.total,
    groups,
    metrics: columns.map(({ metric, form }) => metricHead(metric, form)),
    cells: groups.map(({ fault }, row) =>
      columns.map((column, index) =>
        fault === undefined ? cellOf(column, row, judged.get(`${index}/${row}`)) : notDefined(fault),
      ),
    ),
    totals: columns.map(totalCell),
    family: { m: family.m, marked: family.marked, alpha: family.alpha },
    notes: scoreboardNotes(resolved, columns),
  };
}

/** One metric of the screen: measured, or why it is not. */
export interface ScoreboardColumn extends MeasuredColumn {
  readonly comparisons: readonly Comparison[];
  /** The whole base, also where the groups are not defined. */
  readonly total: Measurement["total"] | null;
}

interface ColumnRequest {
  readonly id: string;
  readonly resolved: ResolvedGrouping;
  readonly reference: BoardReference;
  readonly presums: Presums | undefined;
}

/** The plans of all metrics that the groups are defined for. */
function plansOf(asked: Asked, { grouping }: ResolvedGrouping): CellPlan[] {
  return asked.question.metrics.flatMap((id) => {
    const planned = metricPlan(asked, knownMetric(id, asked.version), grouping);
    return "plan" in planned && planned.obstacle === null ? [planned] : [];
  });
}

/** Measures one metric of a question, with what keeps each group from a verdict. */
export async function scoreboardColumn(
  asked: Asked,
  { id, resolved, reference, presums: sums }: ColumnRequest,
): Promise<ScoreboardColumn> {
  const { version, ask } = asked;
  const metric = knownMetric(id, version);
  const planned = metricPlan(asked, metric, resolved.grouping);
  if (!("plan" in planned)) return undefinedColumn(metric, undefined, planned.sentence);
  const { form } = planned;
  const keys = resolved.groups.map((group) => group.group_key);
  const measuring: Measuring = { ...planned, keys, referenceKey: reference.key, presums: sums, ask };
  const obstacle = planned.obstacle ?? (await splitOrders(planned, resolved.grouping, ask));
  if (obstacle !== null) {
    const { total } = await measure({ ...measuring, keys: [], options: { versionId: version.id, grouping: null } });
    return { ...undefinedColumn(metric, form, obstacle), total };
  }
  const measurement = await measure(measuring);
  const leaks = await leakingGroups(asked, planned, resolved);
  return {
    metric,
    form,
    sentence: null,
    leaks,
    remarks: await remarksOn(asked, measuring, leaks.size > 0),
    measurement,
    total: measurement.total,
    comparisons: measurement.groups.map((group, row) => ({
      ...group.measured,
      id: String(row),
      relation: reference.relation,
      obstacle: leaks.has(keys[row] ?? "") || leaks.has(reference.key ?? "") ? "leak" : (group.obstacle ?? null),
      minimumN: metric.minimumN,
      minimumEffect: effectOf(metric, measurement),
    })),
  };
}

/** Measures one metric in the way of its kind. */
export function measure(measuring: Measuring): Promise<Measurement> {
  if (measuring.metric.kind === "survival") return measureLives(measuring);
  if (measuring.metric.kind === "percentile") return measurePercentiles(measuring);
  if (measuring.metric.kind === "payback") return measurePayback(measuring);
  return measureMoments(measuring);
}

async function remarksOn(asked: Asked, measuring: Measuring, leak: boolean): Promise<string[]> {
  const { metric } = measuring;
  const { manifest } = asked.version;
  if (metric.id === "churned_share" && !leak && hasField(manifest, "customers.tenure_months")) {
    const uneven = await areUnevenInAge(measuring);
    return uneven
      ? [`${metric.name} compares groups of unlike tenure: retention at a month takes that into account.`]
      : [];
  }
  const periods = retainedPeriods(metric, asked);
  if (periods === null) return [];
  return [
    `Revenue retention sets ${periodWords(periods)}.`,
    ...(periods.complete ? [] : [`The period ${periods.label} is not over on the as-of day ${manifest.asOf}.`]),
  ];
}

/** Groups that may share customers are each held against its rest, or against the reference. */
async function areUnevenInAge({ plan, options, keys, referenceKey, ask }: Measuring): Promise<boolean> {
  if (options.grouping?.members === undefined) return agesDiffer(await ask(tenureMediansQuestion(plan, options)));
  for (const key of keys) {
    const other = referenceKey === null ? { without: key } : { within: referenceKey };
    const own = await ask(tenureMedianQuestion(plan, options, { within: key }));
    if (agesDiffer([...own, ...(await ask(tenureMedianQuestion(plan, options, other)))])) return true;
  }
  return false;
}

/** Groups that are told by the outcome of a metric itself, each with why: all of a column that holds it, segments whose rule reads it. */
async function leakingGroups(
  { version, question, ask }: Asked,
  { metric, form }: CellPlan,
  { groups, placed }: ResolvedGrouping,
): Promise<ReadonlyMap<string, string>> {
  if (placed) {
    const told = placed.filter(({ fault }) => fault === null).map(({ segment }) => segment);
    return await leakingSegments({ version, ask }, { metric, form }, told);
  }
  const isOutcome = form.outcome.includes(question.by as FieldKey);
  return new Map(isOutcome ? groups.map(({ group_key }) => [group_key, ""]) : []);
}

function undefinedColumn(metric: Metric, form: MetricForm | undefined, sentence: string | null): ScoreboardColumn {
  return { metric, form, sentence, leaks: new Map(), remarks: [], measurement: null, total: null, comparisons: [] };
}

function effectOf({ minimumEffect }: Metric, { total }: Measurement): number {
  if (!minimumEffect.relative) return minimumEffect.size;
  const [estimate] = compareScreen([{ ...total.measured, id: "total", relation: "rest" }]).estimates;
  return minimumEffect.size * Math.abs(estimate?.value ?? 0);
}

function cellOf(
  { metric, form, sentence, measurement }: ScoreboardColumn,
  row: number,
  compared: ComparedEstimate | undefined,
): Cell {
  const group = measurement?.groups[row];
  if (!compared || !group || !form) return notDefined(sentence);
  const whole = measurement?.total ?? null;
  return {
    state: "shown",
    estimate: estimateOf(compared, { metric, form, group, whole }),
    sentence: paybackSentence(group.measured),
  };
}

function totalCell({ metric, form, sentence, total }: ScoreboardColumn): Cell {
  const [compared] = total ? compareScreen([{ ...total.measured, id: "total", relation: "rest" }]).estimates : [];
  if (!total || !compared || !form) return notDefined(sentence);
  return {
    state: "shown",
    estimate: estimateOf(compared, { metric, form, group: total, whole: total }),
    sentence: paybackSentence(total.measured),
  };
}

function notDefined(sentence: string | null): Cell {
  return { state: "notDefined", estimate: null, sentence };
}
