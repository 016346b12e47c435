import { periodLabel } from "@/lib/domain/cohort-periods";
import { cohortLimits, type RetentionQuestion } from "@/lib/domain/retention";
import type { CohortRange, CohortSums } from "./cohort-sums";
import type { ResolvedGrouping } from "./resolve-grouping";

export interface NotesSource {
  readonly question: RetentionQuestion;
  readonly range: CohortRange;
  readonly all: ReadonlyMap<number, CohortSums>;
  readonly resolved: ResolvedGrouping | null;
  /** Groups that know the outcome, each with the sentence why. */
  readonly leaks: ReadonlyMap<string, string>;
}

/** What a reader has to know beside the numbers: what is left out, and segments that know the outcome. */
export function retentionNotes({ question, range, all, resolved, leaks }: NotesSource): string[] {
  const word = { month: "months", quarter: "quarters", week: "weeks" }[question.every];
  const isCut = [...all].some(([index, { size }]) => index < range.first && size > 0);
  return [
    ...(isCut ? [`Customers who entered before ${periodLabel(range.first, question.every)} are left out.`] : []),
    ...(range.current - range.first + 1 > cohortLimits.ages
      ? [`The first ${cohortLimits.ages} ${word} are shown.`]
      : []),
    ...(question.measure === "customers" && question.activity === "onOrAfter"
      ? ["The last columns of a row count fewer than will have come back: those customers had less time for it."]
      : []),
    ...(question.entry === "start" ? ["Payments before the period of the start are not counted."] : []),
    ...(resolved && resolved.groups.length > cohortLimits.groups
      ? [`The first ${cohortLimits.groups} of ${resolved.groups.length} groups are shown.`]
      : []),
    ...leaks.values(),
  ];
}
