import type { Ask } from "@/lib/analytics/sql/question";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { daysPassed, periodEnd, periodIndex, periodLabel, periodStart } from "@/lib/domain/cohort-periods";
import { datasetHead } from "@/lib/domain/dataset-head";
import { hasField } from "@/lib/domain/metrics";
import { cohortLimits, type RetentionQuestion, type RetentionView } from "@/lib/domain/retention";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { compareCohorts } from "./cohort-comparison";
import { cohortLeaks } from "./cohort-leaks";
import { type CohortRow, cohortRowsQuestion } from "./cohort-rows";
import { monthRows } from "./cohort-shortcut";
import { type CohortRange, type CohortSums, cohortSums } from "./cohort-sums";
import type { CohortFrame } from "./cohort-tables";
import { cohortTriangle } from "./cohort-triangle";
import { valueErrors } from "./cohort-value-errors";
import { groupLabel } from "./group-label";
import { type ResolvedGrouping, resolveGrouping } from "./resolve-grouping";
import { retentionNotes } from "./retention-notes";

/** A question with its version, its segments and who answers. */
export interface AskedRetention {
  readonly version: DatasetVersion;
  readonly question: RetentionQuestion;
  readonly segments?: readonly AskedSegment[] | undefined;
  readonly ask: Ask;
  /** Every payment is known to be of somebody who is among the customers; lets months alone answer where they can. */
  readonly everyPayerKnown?: boolean | undefined;
}

/**
 * Retention triangles of everybody and of each group (statistics 7.1, 8.2). A group's customers are those it has at the version.
 * The same for every reader: suppression is for the caller. Throws AppError invalid where the version cannot answer.
 */
export async function computeRetention(asked: AskedRetention): Promise<RetentionView> {
  const { version, question, ask } = asked;
  const { every, measure, activity } = question;
  const asOf = demandFields(version, question);
  const resolved = question.by === undefined ? null : await resolvedOf(asked, question.by);
  const grouping = resolved?.grouping ?? null;
  const frame = { versionId: version.id, asOf, entry: question.entry, every, grouping };
  const rows = await rowsOf(asked, frame);
  const all = cohortSums(rows, every, () => true);
  const range = rangeOf(all, asOf, question);
  const groups = groupsOf(resolved, rows, question);
  const errors =
    measure === "value"
      ? await valueErrors(frame, range, {
          groups: [{ id: everybody, keys: keysOf(rows, () => true), cohorts: all }, ...groups],
          ask,
        })
      : new Map<string, readonly number[]>();
  const triangle = (id: string, cohorts: ReadonlyMap<number, CohortSums>) =>
    cohortTriangle({ asked: { measure, activity }, range, cohorts, valueErrors: errors.get(id) });
  const whole = triangle(everybody, all);
  const shown = groups.map(({ id, key, label, code, sentence, cohorts }) => ({
    ...{ key, label, code, sentence },
    triangle: sentence === null ? triangle(id, cohorts) : null,
  }));
  const leaks = cohortLeaks({ manifest: version.manifest, segments: asked.segments ?? [], grouping });
  const compared = compareCohorts(
    whole,
    shown.map(({ key, triangle: own }) => ({ triangle: own, isLeak: leaks.has(key) || leaks.has(question.by ?? "") })),
    question,
  );
  const { passed, all: days } = daysPassed(range.current, every, asOf);
  return {
    dataset: datasetHead(version),
    question,
    by: grouping && { key: grouping.column.key, label: grouping.column.label },
    running:
      passed === days
        ? null
        : {
            label: periodLabel(range.current, every),
            from: periodStart(range.current, every),
            to: periodEnd(range.current, every),
            passed,
            days,
          },
    all: whole,
    groups: shown.map((group, index) => ({ ...group, against: compared.against[index] ?? null })),
    family: compared.family,
    notes: retentionNotes({ question, range, all, resolved, leaks }),
  };
}

/** Id of everybody beside the groups, whose ids begin with another letter. */
const everybody = "all";

function demandFields({ manifest }: DatasetVersion, { entry }: RetentionQuestion): string {
  if (!hasField(manifest, "payments.paid_on"))
    throw new AppError(
      "invalid",
      "Cohorts need the fields customer id, paid on and amount of payments; map columns to them. How long customers stay can be read from a start and an end alone, under Survival.",
      [{ path: "entry", value: entry }],
    );
  if (manifest.asOf === null)
    throw new AppError(
      "invalid",
      "Cohorts count periods up to an as-of day, and this version has none: map a date, or confirm one.",
    );
  const needed = entry === "start" ? "customers.started_on" : "customers.customer_id";
  if (!hasField(manifest, needed))
    throw new AppError(
      "invalid",
      entry === "start"
        ? "Cohorts by start need the field start as a customer; map a column to it, or choose cohorts by first payment."
        : "Cohorts need customers; map a column of the payments to the field customer id.",
      [{ path: "entry", value: entry }],
    );
  return manifest.asOf;
}

/** Customers stand in groups by their own columns only. */
async function resolvedOf(asked: AskedRetention, by: string): Promise<ResolvedGrouping> {
  const { bands, period } = asked.question;
  const resolved = await resolveGrouping(asked, {
    by,
    ...(bands === undefined ? {} : { bands }),
    ...(period === undefined ? {} : { period }),
  });
  const { table } = resolved.grouping;
  if (table === "customers") return resolved;
  const sentence = `Cohorts are not defined for a column of ${table}: group by a column of customers.`;
  throw new AppError("invalid", sentence, [{ path: "by", value: by }]);
}

async function rowsOf(
  { version, question, ask, everyPayerKnown }: AskedRetention,
  frame: CohortFrame,
): Promise<readonly CohortRow[]> {
  const { every, measure, activity } = question;
  if (every === "month" && measure === "customers" && activity === "on" && everyPayerKnown) {
    const rows = await monthRows(frame, version.manifest, ask);
    if (rows) return rows;
  }
  return await ask(cohortRowsQuestion(frame, { measure, activity }));
}

/** The newest cohorts back from the last with a customer, and all ages up to the as-of day. Throws AppError invalid without any. */
function rangeOf(
  all: ReadonlyMap<number, CohortSums>,
  asOf: string,
  { every, cohorts, entry }: RetentionQuestion,
): CohortRange {
  const entered = [...all].filter(([, { size }]) => size > 0).map(([index]) => index);
  if (entered.length === 0)
    throw new AppError(
      "invalid",
      `Nobody has ${entry === "start" ? "a start as a customer" : "a payment"} up to ${asOf}, the as-of day, so there is no cohort.`,
    );
  const last = entered.reduce((most, index) => Math.max(most, index));
  const first = Math.max(
    last - cohorts + 1,
    entered.reduce((least, index) => Math.min(least, index)),
  );
  const current = periodIndex(asOf, every);
  const complete = periodEnd(current, every) <= asOf ? current : current - 1;
  return { every, first, last, current, complete, ages: Math.min(current - first + 1, cohortLimits.ages) };
}

interface NamedGroup {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly code: string | null;
  readonly sentence: string | null;
  readonly keys: readonly string[];
  readonly cohorts: ReadonlyMap<number, CohortSums>;
}

/** The first groups in their order. */
function groupsOf(
  resolved: ResolvedGrouping | null,
  rows: readonly CohortRow[],
  { every }: RetentionQuestion,
): NamedGroup[] {
  if (!resolved) return [];
  const { grouping, groups, placed } = resolved;
  return groups.slice(0, cohortLimits.groups).map(({ group_key: key }, index) => {
    const segment = placed?.[index];
    const takes = (own: string) => grouping.belongs(own, key);
    return {
      id: `group ${index}`,
      key,
      label: segment?.segment.name ?? groupLabel(key, grouping.column),
      code: segment?.segment.code ?? null,
      sentence: segment?.fault ?? null,
      keys: keysOf(rows, takes),
      cohorts: cohortSums(rows, every, takes),
    };
  });
}

function keysOf(rows: readonly CohortRow[], takes: (key: string) => boolean): string[] {
  return [...new Set(rows.map((row) => row.group_key))].filter(takes);
}
