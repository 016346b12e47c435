import type { AskedSegment } from "@/lib/domain/asked-segment";
import { periodLabel } from "@/lib/domain/cohort-periods";
import { cohortLimits, type RetentionQuestion } from "@/lib/domain/retention";
import { type PlainRule, ruleConditions } from "@/lib/domain/rule";
import type { CohortRange, CohortSums } from "./cohort-sums";
import type { ResolvedGrouping } from "./resolve-grouping";

export interface NotesSource {
  readonly question: RetentionQuestion;
  readonly range: CohortRange;
  readonly all: ReadonlyMap<number, CohortSums>;
  readonly resolved: ResolvedGrouping | null;
  readonly segments: readonly AskedSegment[];
}

/** What a reader has to know beside the numbers: what is left out, and segments that know the outcome. */
export function retentionNotes({ question, range, all, resolved, segments }: NotesSource): string[] {
  const word = { month: "months", quarter: "quarters", week: "weeks" }[question.every];
  const isCut = [...all].some(([index, { size }]) => index < range.first && size > 0);
  return [
    ...(isCut ? [`Customers who entered before ${periodLabel(range.first, question.every)} are left out.`] : []),
    ...(range.current - range.first + 1 > cohortLimits.ages
      ? [`The first ${cohortLimits.ages} ${word} are shown.`]
      : []),
    ...(question.entry === "start" ? ["Payments before the period of the start are not counted."] : []),
    ...(resolved && resolved.groups.length > cohortLimits.groups
      ? [`The first ${cohortLimits.groups} of ${resolved.groups.length} groups are shown.`]
      : []),
    ...leakNotes(segments),
  ];
}

/** A rule that reads what customers did picks, in part, those who stayed: the outcome chooses the members. */
function leakNotes(segments: readonly AskedSegment[]): string[] {
  return segments
    .filter(({ rule }) => readsLaterBehaviour(rule))
    .map(
      ({ name }) =>
        `${name} is defined by what customers did, also after they entered: who stays longer has more time to get into it, so its retention looks better than it is. Count days from the start only to make it fair.`,
    );
}

function readsLaterBehaviour(rule: PlainRule): boolean {
  return ruleConditions(rule).some((condition) =>
    condition.kind === "behaviour" ? condition.window.kind !== "firstDays" : outcomeColumns.has(condition.column),
  );
}

/** Columns of customers that are known only once the time after entry has passed. */
const outcomeColumns = new Set([
  "customers.churned",
  "customers.churned_on",
  "customers.tenure_months",
  "customers.monthly_revenue",
  "customers.total_revenue",
  "customers.nps_score",
]);
