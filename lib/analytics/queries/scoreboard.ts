import { AppError } from "@/lib/domain/app-error";
import { type FieldKey, type Metric, type MetricForm, metricHead } from "@/lib/domain/metric";
import { hasField } from "@/lib/domain/metrics";
import type { Cell, Group, ScoreboardQuestion, ScoreboardView } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { type ComparedEstimate, type Comparison, compareScreen, type Relation } from "@/lib/stats/compare";
import { dayBefore, retentionPeriods } from "./calendar";
import { type Asked, type CellPlan, knownMetric, metricPlan, splitOrders } from "./cell-plan";
import { customersWord, datasetHead } from "./dataset-head";
import { estimateOf } from "./estimate-of";
import { groupLabel } from "./group-label";
import { measureLives } from "./measure-lives";
import { measureMoments } from "./measure-moments";
import { measurePayback, paybackSentence } from "./measure-payback";
import { measurePercentiles } from "./measure-percentiles";
import type { Measurement, Measuring } from "./measurement";
import { type Presums, presums } from "./presums";
import { type ResolvedGrouping, resolveGrouping } from "./resolve-grouping";
import { type MeasuredColumn, scoreboardNotes } from "./scoreboard-notes";
import { agesDiffer, tenureMediansQuestion } from "./tenure-medians";

/**
 * Groups × metrics with every comparison judged as one family (statistics, section 3). The same for every reader: suppression is
 * for the caller. Throws AppError invalid for an unknown column, metric or group.
 */
export async function computeScoreboard(asked: Asked): Promise<ScoreboardView> {
  const { version, question, ask } = asked;
  const resolved = await resolveGrouping(asked, question);
  const reference = referenceOf(question, resolved);
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
    groups: groupsOf(resolved),
    metrics: columns.map(({ metric, form }) => metricHead(metric, form)),
    cells: resolved.groups.map((_, row) =>
      columns.map((column, index) => cellOf(column, row, judged.get(`${index}/${row}`))),
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

interface Reference {
  readonly key: string | null;
  readonly relation: Relation;
}

function referenceOf({ against }: ScoreboardQuestion, { groups }: ResolvedGrouping): Reference {
  if (against === "rest" || against === "average") return { key: null, relation: against };
  const key = against.replace(/^group:/, "");
  if (against.startsWith("group:") && groups.some((group) => group.group_key === key))
    return { key, relation: "segment" };
  const sentence = `There is no group ${key} to compare with. Choose the rest, the average or group:<key> of one of the groups.`;
  throw new AppError("invalid", sentence, [{ path: "against", value: against }]);
}

interface ColumnRequest {
  readonly id: string;
  readonly resolved: ResolvedGrouping;
  readonly reference: Reference;
  readonly presums: Presums | undefined;
}

/** The plans of all metrics that the groups are defined for. */
function plansOf(asked: Asked, { grouping }: ResolvedGrouping): CellPlan[] {
  return asked.question.metrics.flatMap((id) => {
    const planned = metricPlan(asked, knownMetric(id, asked.version), grouping);
    return "plan" in planned && planned.obstacle === null ? [planned] : [];
  });
}

async function scoreboardColumn(
  asked: Asked,
  { id, resolved, reference, presums: sums }: ColumnRequest,
): Promise<ScoreboardColumn> {
  const { version, question, ask } = asked;
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
  const leak = form.outcome.includes(question.by as FieldKey);
  return {
    metric,
    form,
    sentence: null,
    leak,
    remarks: await remarksOn(asked, measuring, leak),
    measurement,
    total: measurement.total,
    comparisons: measurement.groups.map((group, row) => ({
      ...group.measured,
      id: String(row),
      relation: reference.relation,
      obstacle: leak ? "leak" : null,
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

async function remarksOn({ version, question, ask }: Asked, measuring: Measuring, leak: boolean): Promise<string[]> {
  const { metric, plan, options } = measuring;
  const { asOf } = version.manifest;
  if (metric.id === "churned_share" && !leak && hasField(version.manifest, "customers.tenure_months")) {
    const uneven = agesDiffer(await ask(tenureMediansQuestion(plan, options)));
    return uneven
      ? [`${metric.name} compares groups of unlike tenure: retention at a month takes that into account.`]
      : [];
  }
  if (!["nrr", "grr", "logo_retention"].includes(metric.id) || question.revenuePeriod === undefined || asOf === null)
    return [];
  const { end } = retentionPeriods(question.revenuePeriod, asOf);
  return end > dayBefore(asOf, -1)
    ? [`The period ${question.revenuePeriod} is not over on the as-of day ${asOf}.`]
    : [];
}

function undefinedColumn(metric: Metric, form: MetricForm | undefined, sentence: string | null): ScoreboardColumn {
  return { metric, form, sentence, leak: false, remarks: [], measurement: null, total: null, comparisons: [] };
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
  if (!compared || !group || !form) return { state: "notDefined", estimate: null, sentence };
  const whole = measurement?.total ?? null;
  return {
    state: "shown",
    estimate: estimateOf(compared, { metric, form, group, whole }),
    sentence: paybackSentence(group.measured),
  };
}

function totalCell({ metric, form, sentence, total }: ScoreboardColumn): Cell {
  const [compared] = total ? compareScreen([{ ...total.measured, id: "total", relation: "rest" }]).estimates : [];
  if (!total || !compared || !form) return { state: "notDefined", estimate: null, sentence };
  return {
    state: "shown",
    estimate: estimateOf(compared, { metric, form, group: total, whole: total }),
    sentence: paybackSentence(total.measured),
  };
}

function groupsOf({ groups, total, grouping, placed }: ResolvedGrouping): Group[] {
  const labels = new Map(placed?.map(({ segment }) => [segment.ref, segment.name]));
  return groups.map(({ group_key, size, customers }) => ({
    key: group_key,
    label: labels.get(group_key) ?? groupLabel(group_key, grouping.column),
    size,
    customers,
    shareOfTotal: total > 0 ? size / total : null,
  }));
}

function byHead({ grouping }: ResolvedGrouping): ScoreboardView["by"] {
  return { key: grouping.column.key, label: grouping.column.label, type: grouping.column.type };
}

function unitWord({ manifest }: DatasetVersion, { grouping }: ResolvedGrouping): string {
  return grouping.table === "customers" ? customersWord(manifest) : grouping.table;
}
