import { z } from "zod";
import { param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { daysOfTenureMonth } from "@/lib/domain/landmark";
import type { Metric, MetricForm } from "@/lib/domain/metric";
import { countText } from "@/lib/domain/number-words";
import type { PlainCondition } from "@/lib/domain/rule";
import { columnsOf } from "@/lib/domain/rule-columns";
import { type ConditionLeak, outcomeKind, ruleLeaks } from "@/lib/domain/rule-leaks";
import { ruleNodes } from "@/lib/domain/rule-nodes";
import { conditionSentence } from "@/lib/domain/rule-sentence";
import { versionColumn } from "@/lib/domain/version-column";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { type OneSidedColumn, oneSidedColumns } from "./one-sided-columns";

/** A leak with the customers who left before its landmark and so can never match; null where that is not known. */
export interface FoundLeak extends ConditionLeak {
  readonly affected: number | null;
}

/** A metric as it is measured, for which a segment may leak. */
export interface LeakingMetric {
  readonly metric: Metric;
  readonly form: MetricForm;
}

/**
 * The conditions of a segment that make it unfit to be compared on a metric, none where it is fit: what reads the outcome by its nature,
 * and columns of which the data show that they were filled after it. Of a segment that is compared from a day of life on, what needs
 * no more than those days is fair. Wherever segments are compared, one with a leak gets the obstacle "leak".
 */
export async function leaksFor(
  { version, ask }: { readonly version: DatasetVersion; readonly ask: Ask },
  { metric, form }: LeakingMetric,
  segment: Pick<AskedSegment, "rule" | "landmark">,
): Promise<FoundLeak[]> {
  const rule = segment.landmark?.rule ?? segment.rule;
  const told: FoundLeak[] = [];
  for (const leak of ruleLeaks(rule, { metric, form }, version.manifest)) {
    const { landmarkDays } = leak;
    if (landmarkDays !== null && landmarkDays <= (segment.landmark?.days ?? 0)) continue;
    const affected = landmarkDays === null ? null : await leftBefore(version, landmarkDays, ask);
    if (affected === 0) continue;
    told.push({ ...leak, affected, sentence: withNumber(leak.sentence, affected) });
  }
  const kind = outcomeKind({ metric, form });
  const outcome = kind === "life" ? "customers.churned" : kind === "conversion" ? "customers.converted" : null;
  if (outcome === null) return told;
  const open = ruleNodes(rule).flatMap(({ path, rule: node }) =>
    "rules" in node || node.kind !== "column" || told.some((leak) => leak.path === path)
      ? []
      : [{ path, condition: node }],
  );
  const suspects = await oneSidedColumns(
    version,
    { keys: open.flatMap((one) => columnsOf(one.condition)), outcome },
    ask,
  );
  return [
    ...told,
    ...open.flatMap(({ path, condition }) => {
      const suspect = suspects.get(condition.column);
      if (!suspect) return [];
      const sentence = suspectSentence(condition, suspect, { version, outcome });
      return [{ path, condition, sentence, landmarkDays: null, affected: null }];
    }),
  ];
}

/** The segments that leak of a metric, by reference, with what to say of each. */
export async function leakingSegments(
  source: { readonly version: DatasetVersion; readonly ask: Ask },
  leaking: LeakingMetric,
  segments: readonly AskedSegment[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const segment of segments) {
    const [leak] = await leaksFor(source, leaking, segment);
    if (leak) found.set(segment.ref, leak.sentence);
  }
  return found;
}

function withNumber(sentence: string, affected: number | null): string {
  return affected === null
    ? sentence
    : sentence.replace("those who left earlier", `${countText(affected)} who left earlier`);
}

function suspectSentence(
  condition: PlainCondition & { readonly column: string },
  { value, side, counts }: OneSidedColumn,
  { version, outcome }: { version: DatasetVersion; outcome: string },
): string {
  const { manifest } = version;
  const column = versionColumn(manifest, condition.column)?.column;
  const label = column?.label ?? condition.column;
  const which = value === null ? `with a value in ${label}` : `with “${wordOf(value, column)}” in ${label}`;
  const did = outcome === "customers.churned" ? "have left" : "have converted";
  const share =
    side === "always"
      ? counts.k === counts.n
        ? `all ${countText(counts.n)} customers ${which} ${did}`
        : `${countText(counts.k)} of ${countText(counts.n)} customers ${which} ${did}`
      : counts.k === 0
        ? `not one of ${countText(counts.n)} customers ${which} ${did === "have left" ? "has left" : "has converted"}`
        : `only ${countText(counts.k)} of ${countText(counts.n)} customers ${which} ${did}`;
  return `“${conditionSentence(condition, manifest)}” seems to be known only after the outcome: ${share}.`;
}

function wordOf(value: string, column: VersionColumn | undefined): string {
  if (column?.type !== "yesNo" || !column.labels) return value;
  return value === "yes" ? column.labels.yes : column.labels.no;
}

/** Customers who left before so many days of life, by their dates, else by their tenure; null where neither is known. */
async function leftBefore(version: DatasetVersion, days: number, ask: Ask): Promise<number | null> {
  const has = (key: string) => versionColumn(version.manifest, key) !== undefined;
  if (!has("customers.churned")) return null;
  const dated = has("customers.churned_on") && has("customers.started_on");
  if (!dated && !has("customers.tenure_months")) return null;
  const life = dated
    ? sql`date_diff('day', cast(started_on as date), cast(churned_on as date)) < ${param("BIGINT", days)}`
    : sql`tenure_months < ${param("DOUBLE", days / daysOfTenureMonth)}`;
  const [row] = await ask({
    statement: sql`select cast(count(*) filter (where churned and ${life}) as double) as affected
from ${versionTable(version.id, "customers")}`,
    row: z.object({ affected: z.number() }),
  });
  return row?.affected ?? null;
}
