import type { FieldKey, Metric, MetricForm } from "./metric";
import type { BehaviourCondition, PlainCondition, PlainRule, RuleTest, RuleWindow } from "./rule";
import { columnsOf, datingColumn, startColumn } from "./rule-columns";
import { ruleNodes } from "./rule-nodes";
import { conditionSentence } from "./rule-sentence";
import { versionColumn } from "./version-column";
import type { VersionManifest } from "./version-manifest";

/** A metric in the form that a version allows; what a rule may leak of. */
export interface MeasuredOutcome {
  readonly metric: Pick<Metric, "id">;
  readonly form: Pick<MetricForm, "outcome">;
}

/** A condition that reads what was known only after the outcome began. `landmarkDays`: the day of life from which on it no longer does. */
export interface ConditionLeak {
  readonly path: string;
  readonly condition: PlainCondition;
  readonly sentence: string;
  readonly landmarkDays: number | null;
}

/**
 * What an outcome is about. life: whether and when customers left; conversion: whether they began to pay; retained: revenue kept from
 * one period to the next; bought: what they bought so far; null: nothing but the columns that the metric names itself.
 */
export type OutcomeKind = "life" | "conversion" | "retained" | "bought" | null;

/** What a metric's outcome is about (statistics 6.7). */
export function outcomeKind({ metric, form }: MeasuredOutcome): OutcomeKind {
  if (form.outcome.includes("customers.converted")) return "conversion";
  if (form.outcome.includes("customers.churned")) return "life";
  if (["nrr", "grr", "logo_retention"].includes(metric.id)) return "retained";
  const isBought = ["repeat_rate", "observed_ltv", "ltv_cac"].includes(metric.id) || /^active_\d+$/.test(metric.id);
  return isBought ? "bought" : null;
}

/**
 * The conditions of a rule that read the outcome of a metric: columns that hold it or are made of it, and what customers did in days
 * that somebody who had left could not see. Told from the rule alone; `oneSidedColumns` looks into the data.
 */
export function ruleLeaks(rule: PlainRule, outcome: MeasuredOutcome, manifest: VersionManifest): ConditionLeak[] {
  const kind = outcomeKind(outcome);
  return ruleNodes(rule).flatMap(({ path, rule: node }) => {
    if ("rules" in node) return [];
    const leak = readsOutcome(node, outcome, kind, manifest) ?? looksAfter(node, kind);
    if (leak === null) return [];
    const quoted = `“${conditionSentence(node, manifest)}”`;
    return [{ path, condition: node, sentence: `${quoted} ${leak.why}`, landmarkDays: leak.landmarkDays }];
  });
}

interface Leak {
  readonly why: string;
  readonly landmarkDays: number | null;
}

/** Columns that are made of an outcome, beside those that a metric names. */
const madeOf: Readonly<Record<Exclude<OutcomeKind, null>, readonly FieldKey[]>> = {
  life: ["customers.total_revenue"],
  conversion: [
    "customers.churned",
    "customers.churned_on",
    "customers.tenure_months",
    "customers.monthly_revenue",
    "customers.total_revenue",
  ],
  retained: [
    "customers.churned",
    "customers.churned_on",
    "customers.tenure_months",
    "customers.monthly_revenue",
    "customers.total_revenue",
  ],
  bought: ["customers.churned", "customers.churned_on", "customers.tenure_months", "customers.total_revenue"],
};

function readsOutcome(
  condition: PlainCondition,
  { form }: MeasuredOutcome,
  kind: OutcomeKind,
  manifest: VersionManifest,
): Leak | null {
  const isStart = (key: string) => key === startColumn && condition.kind === "behaviour";
  const keys = columnsOf(condition).filter((key) => kind === "conversion" || !isStart(key));
  const label = (key: string) => versionColumn(manifest, key)?.column.label ?? key;
  const held = keys.find((key) => form.outcome.includes(key as FieldKey));
  if (held !== undefined)
    return { why: `reads the outcome itself: ${label(held)} is part of what is measured.`, landmarkDays: null };
  if (kind === null) return null;
  const made = keys.find((key) => madeOf[kind].includes(key as FieldKey) || isRecentRevenue(key, kind, manifest));
  return made === undefined
    ? null
    : { why: `reads ${label(made)}, which grows with a customer's life or ends with it.`, landmarkDays: null };
}

/** Monthly revenue that the build made of the last twelve months: those who left before have none. */
function isRecentRevenue(key: string, kind: OutcomeKind, manifest: VersionManifest): boolean {
  if (kind !== "life" || key !== "customers.monthly_revenue") return false;
  return versionColumn(manifest, key)?.column.origin === "derived";
}

/** Why what customers did tells who stayed; a window of the first days only does so of those who left within it. */
function looksAfter(condition: PlainCondition, kind: OutcomeKind): Leak | null {
  if (kind === null || condition.kind === "column") return null;
  if (kind === "bought" && condition.table !== "payments") return null;
  const days = firstDaysOf(condition);
  if (days !== null) return inFirstDays(days, kind);
  return { why: afterwards[spanOf(condition)], landmarkDays: null };
}

function inFirstDays(days: number, kind: OutcomeKind): Leak | null {
  if (kind === "life") {
    const words = days === 1 ? "a day" : `${days} days`;
    return { why: `needs customers who lived ${words}: those who left earlier can never match.`, landmarkDays: days };
  }
  if (kind === "conversion")
    return {
      why: "counts days from the start as a customer, which only those who converted have.",
      landmarkDays: null,
    };
  return kind === "bought" ? { why: "reads some of the purchases that are measured.", landmarkDays: null } : null;
}

type Span = "recent" | "named" | "whole";

const afterwards: Readonly<Record<Span, string>> = {
  recent: "looks at the days before the as-of day: customers who had left by then can never match.",
  named: "looks at days that not every customer lived to see: those who left before can never match.",
  whole: "counts over the whole life of a customer: those who left early had less time for it.",
};

/** The longest window of first days, where all that a condition looks at lies within first days; else null. */
function firstDaysOf(condition: BehaviourCondition): number | null {
  const windows = windowsOf(condition).filter(({ kind }) => kind !== "ever");
  const days = windows.flatMap((window) => (window.kind === "firstDays" ? [window.days] : []));
  const datedFilter = datesOf(condition).length > 0;
  return days.length > 0 && days.length === windows.length && !datedFilter ? Math.max(...days) : null;
}

function spanOf(condition: BehaviourCondition): Span {
  const kinds: string[] = [...windowsOf(condition).map(({ kind }) => kind), ...datesOf(condition).map(({ op }) => op)];
  if (kinds.includes("lastDays") || kinds.includes("inLastDays") || condition.measure.of === "last") return "recent";
  return kinds.some((kind) => kind !== "ever" && kind !== "firstDays") ? "named" : "whole";
}

function windowsOf({ window, measure }: BehaviourCondition): RuleWindow[] {
  return "within" in measure ? [window, measure.within] : [window];
}

const dateTests = ["onOrAfter", "before", "betweenDays", "inLastDays", "moreThanDaysAgo"];

/** Tests of the day that dates the rows: a window in the shape of a filter. */
function datesOf(condition: BehaviourCondition): RuleTest[] {
  const dated = datingColumn(condition);
  return condition.where.flatMap(({ column, test }) => (column === dated && dateTests.includes(test.op) ? [test] : []));
}
