import { periodEnd, periodIndex, periodStart } from "./cohort-periods";
import type { Cohort, RetentionQuestion } from "./retention";
import type { Rule, RuleWindow } from "./rule";
import { ruleOfGroup } from "./rule-of-group";
import { segmentsKey } from "./scoreboard";
import { readSegmentRef } from "./segment";
import type { VersionManifest } from "./version-manifest";

/** A cell of a triangle: its cohort, its age (null: the cohort as it entered), and the group it stands in (null: everybody). */
export interface AskedCohortCell {
  readonly cohort: Pick<Cohort, "from" | "to">;
  readonly age: number | null;
  readonly group: string | null;
}

/** The version, the question, and the keys of all groups that the column has on the screen. */
export interface RetentionFrame {
  readonly manifest: VersionManifest;
  readonly question: RetentionQuestion;
  readonly groups: readonly string[];
}

/**
 * The rule that a cell stands for: it holds for exactly the customers that the cell counts as active; of measures in money, for
 * those with a payment in its period. null where the group is one that no rule can say.
 */
export function ruleOfCohortCell(frame: RetentionFrame, { cohort, age, group }: AskedCohortCell): Rule | null {
  const { question, manifest } = frame;
  const asOf = manifest.asOf ?? cohort.to;
  const inGroup = group === null ? [] : groupRule(frame, group);
  if (inGroup === null) return null;
  const entered = enteredBetween(question, { from: cohort.from, to: earlier(cohort.to, asOf) });
  return {
    kind: "all",
    rules: [entered, ...(age === null ? [] : paidAt(question, cohort.from, { age, asOf })), ...inGroup],
  };
}

type Days = { readonly from: string; readonly to: string };

function enteredBetween({ entry }: RetentionQuestion, days: Days): Rule {
  if (entry === "start")
    return { kind: "column", column: "customers.started_on", test: { op: "betweenDays", ...days } };
  return payments({ kind: "ever" }, { of: "first", within: { kind: "betweenDays", ...days } });
}

function paidAt(
  { every, measure, activity }: RetentionQuestion,
  from: string,
  { age, asOf }: { age: number; asOf: string },
): Rule[] {
  const first = periodIndex(from, every);
  const within = (index: number): Rule =>
    payments(
      { kind: "betweenDays", from: periodStart(index, every), to: earlier(periodEnd(index, every), asOf) },
      { of: "did" },
    );
  if (measure !== "customers" || activity === "on") return [within(first + age)];
  if (activity === "unbroken") return Array.from({ length: age + 1 }, (_, one) => within(first + one));
  return [payments({ kind: "betweenDays", from: periodStart(first + age, every), to: asOf }, { of: "did" })];
}

function payments(window: RuleWindow, measure: { of: "did" } | { of: "first"; within: RuleWindow }): Rule {
  return { kind: "behaviour", table: "payments", where: [], window, measure };
}

function groupRule({ manifest, question, groups }: RetentionFrame, group: string): Rule[] | null {
  if (question.by === segmentsKey) {
    const { slug, version } = readSegmentRef(group);
    return [{ kind: "segment", segment: slug, ...(version === undefined ? {} : { version }), op: "isIn" }];
  }
  const listed = groups.map((key) => ({ key, size: null }));
  const rule = ruleOfGroup(manifest, { by: question.by ?? "", group, groups: listed });
  return rule && [rule];
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
