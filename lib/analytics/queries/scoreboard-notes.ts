import type { Metric, MetricForm } from "@/lib/domain/metric";
import { twoProportions } from "@/lib/stats/two-proportions";
import type { Measurement } from "./measurement";
import type { ResolvedGrouping } from "./resolve-grouping";

/** One metric of a screen as notes need it; `sentence` says why it is not defined, `leaks` the groups that are told by its outcome. */
export interface MeasuredColumn {
  readonly metric: Metric;
  readonly form: MetricForm | undefined;
  readonly sentence: string | null;
  readonly leaks: ReadonlyMap<string, string>;
  /** What its own questions found, to be said under the board. */
  readonly remarks: readonly string[];
  readonly measurement: Measurement | null;
}

/** A share of missing values above this is said beside the numbers. */
const saidMissingShare = 0.05;
/** Missing values that differ between the groups at this level are said too. */
const unevenLevel = 0.01;

/** The sentences under a scoreboard. */
export function scoreboardNotes(resolved: ResolvedGrouping, columns: readonly MeasuredColumn[]): string[] {
  const { grouping, folded } = resolved;
  return [
    "Not adjusted for other columns.",
    ...(folded
      ? [
          `${grouping.column.label} has many values: the 59 largest stand alone, all others are together in “other values”.`,
        ]
      : []),
    ...columns.flatMap(({ sentence }) => (sentence === null ? [] : [sentence])),
    ...overlapNotes(resolved),
    ...columns.filter(({ leaks }) => leaks.size > 0).map((column) => leakNote(column, resolved)),
    ...new Set(columns.flatMap(({ remarks }) => remarks)),
    ...columns.flatMap(missingNote),
    ...withoutGroup(resolved, columns),
    ...oneCustomerNotes(columns),
  ];
}

function leakNote({ metric, leaks }: MeasuredColumn, { grouping, placed }: ResolvedGrouping): string {
  if (placed) {
    const said = placed.flatMap(({ segment }) => {
      const why = leaks.get(segment.ref);
      return why === undefined ? [] : [`${segment.name}: ${why}`];
    });
    return `${metric.name} is shown without a verdict. ${said.join(" ")}`;
  }
  return `${grouping.column.label} is part of the outcome that ${metric.name} measures: values are shown, but no verdict is given.`;
}

/** Segments, unlike the values of a column, may share customers and leave some out. */
function overlapNotes({ placed, masks, total, grouping }: ResolvedGrouping): string[] {
  if (!placed) return [];
  const told = placed.filter(({ fault }) => fault === null);
  const sum = (some: typeof masks) => some.reduce((all, { size }) => all + size, 0);
  const several = sum(
    masks.filter(({ group_key }) => told.filter(({ segment }) => grouping.belongs(group_key, segment.ref)).length > 1),
  );
  const none = total - sum(masks);
  const outside = none > 0 ? `${few(none)} in none` : "everyone is in one";
  const counted = told.length < 2 ? [] : [overlapNote(several, outside)];
  return [
    ...counted,
    ...placed.flatMap(({ segment, fault }) =>
      fault === null ? [] : [`${segment.name} cannot be told here. ${fault}`],
    ),
  ];
}

/** How a note on whom segments share, and who is in none of them, begins. */
export const overlapNoteStarts: readonly string[] = ["The segments overlap", "The segments share"];

function overlapNote(several: number, outside: string): string {
  if (several > 0)
    return `The segments overlap: ${few(several)} in more than one, so the rows add up to more than the total; ${outside}.`;
  return outside === "everyone is in one"
    ? "The segments share no customer and cover everyone: the rows add up to the total."
    : `The segments share no customer; ${outside}.`;
}

/** A handful is not counted: it would tell about single customers. */
function few(customers: number): string {
  if (customers < 5) return "a few customers are";
  return `${count(customers)} customers are`;
}

function missingNote({ metric, form, measurement }: MeasuredColumn): string[] {
  if (!measurement || !form) return [];
  const { eligible, used } = measurement.total.coverage;
  const missing = eligible - used;
  if (missing === 0) return [];
  const uneven = isUneven(measurement);
  if (missing / eligible <= saidMissingShare && !uneven) return [];
  const share = Math.max(0.1, Math.round((1000 * missing) / eligible) / 10);
  const tail = uneven ? " The share left out differs between the groups." : "";
  return [
    `${metric.name} leaves out ${count(missing)} of ${count(eligible)} ${form.unitWord} (${share} %) without a value.${tail}`,
  ];
}

function isUneven({ groups, total }: Measurement): boolean {
  return groups.some(({ coverage }) => {
    const n2 = total.coverage.eligible - coverage.eligible;
    if (coverage.eligible < 5 || n2 < 5) return false;
    const k1 = coverage.eligible - coverage.used;
    const k2 = total.coverage.eligible - total.coverage.used - k1;
    const test = twoProportions({ k1, n1: coverage.eligible, k2, n2 });
    return test !== null && test.p < unevenLevel / groups.length;
  });
}

/** Rows that belong to no customer are in the totals and in no group. */
function withoutGroup({ grouping }: ResolvedGrouping, columns: readonly MeasuredColumn[]): string[] {
  const counts = new Map<string, number[]>();
  for (const { form, measurement } of columns) {
    if (!measurement || !form || form.rows === grouping.table || form.unitWord === "customers") continue;
    const left = measurement.ownerless;
    if (left > 0) counts.set(form.unitWord, [...(counts.get(form.unitWord) ?? []), left]);
  }
  return [...counts].map(([word, left]) => {
    const most = count(Math.max(...left));
    const many = new Set(left).size > 1 ? `up to ${most}` : most;
    return `In the totals and in no group: ${word} without a customer (${many}).`;
  });
}

/** One customer with more than a fifth of a group's sum decides its mean. */
function oneCustomerNotes(columns: readonly MeasuredColumn[]): string[] {
  return columns.flatMap(({ metric, measurement }) => {
    if (!measurement || metric.kind !== "mean") return [];
    const heavy = measurement.groups.filter(({ measured, numerator }) => {
      if (measured.kind !== "mean" || numerator === null || !(numerator > 0)) return false;
      return measured.group.customers >= 5 && measured.group.maxA !== null && measured.group.maxA / numerator > 0.2;
    });
    if (heavy.length === 0) return [];
    const groups = heavy.length === 1 ? "one group" : `${heavy.length} groups`;
    return [`${metric.name}: in ${groups} one customer is over 20 % of the sum.`];
  });
}

function count(number: number): string {
  return Math.round(number).toLocaleString("en-GB");
}
