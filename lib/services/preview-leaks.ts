import "server-only";
import { type FoundLeak, leaksFor } from "@/lib/analytics/queries/leaks-for";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { landmarkRule } from "@/lib/domain/landmark";
import { availability, metricOf } from "@/lib/domain/metrics";
import { type Rule, ruleNodes } from "@/lib/domain/rule";
import type { PreviewMetric, RuleLeak } from "@/lib/domain/rule-answers";
import { type MeasuredDraft, previewedMetrics } from "./preview-metrics";
import { coarseCount } from "./rules";

/** What the leaks of a draft are told with: its rule as written, and its metrics as they were answered. */
export interface LeakContext {
  readonly written: Rule;
  readonly metrics: readonly PreviewMetric[];
  readonly landmark: number | undefined;
}

/** Where a draft reads the outcome of a metric it is compared on, condition by condition, with what a fair start would change. */
export async function previewLeaks(
  actor: Actor,
  measured: MeasuredDraft,
  { written, metrics, landmark }: LeakContext,
): Promise<RuleLeak[]> {
  const { version, draft, ask } = measured;
  const places = new Set(ruleNodes(written).map(({ path }) => path));
  const segment = landmark === undefined ? draft : { ...draft, landmark: { days: landmark, rule: draft.rule } };
  const found = new Map<string, { leak: FoundLeak; path: string; metrics: string[] }>();
  for (const id of metrics.map(({ metric }) => metric.id)) {
    const metric = metricOf(id, version.manifest);
    const state = metric && availability(metric, version.manifest, "customers");
    if (!metric || !state?.available) continue;
    for (const leak of await leaksFor({ version, ask }, { metric, form: state.form }, segment)) {
      const path = writtenPath(leak.path, places);
      const key = `${path} ${leak.sentence}`;
      const known = found.get(key);
      found.set(key, { leak, path, metrics: [...(known?.metrics ?? []), id] });
    }
  }
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const leaks: RuleLeak[] = [];
  for (const { leak, path, metrics: ids } of found.values()) {
    const { landmarkDays, affected } = leak;
    const rule = landmarkDays === null ? null : landmarkRule(landmarkDays, version.manifest);
    leaks.push({
      path,
      sentence: hides && affected !== null ? withoutNumber(leak.sentence) : leak.sentence,
      metrics: ids,
      landmarkDays: rule === null ? null : landmarkDays,
      landmarkRule: rule,
      affected: affected === null || !hides ? affected : coarseCount(affected),
      effect:
        rule === null || landmarkDays === null ? [] : await effectOf(actor, measured, { landmarkDays, metrics, ids }),
    });
  }
  return leaks;
}

/** The place of the node as written that a condition of a named segment stands in. */
function writtenPath(path: string, places: ReadonlySet<string>): string {
  let place = path;
  while (!places.has(place)) place = place.includes(".") ? place.slice(0, place.lastIndexOf(".")) : "";
  return place;
}

/** "41 who left earlier": an exact count, which not every role reads. */
function withoutNumber(sentence: string): string {
  return sentence.replace(/: [\d,]+ who left earlier/, ": those who left earlier");
}

/** By how much the difference to the rest changes when the comparison starts at the landmark. */
async function effectOf(
  actor: Actor,
  measured: MeasuredDraft,
  { landmarkDays, metrics, ids }: { landmarkDays: number; metrics: readonly PreviewMetric[]; ids: readonly string[] },
): Promise<RuleLeak["effect"]> {
  const fair = await previewedMetrics(
    actor,
    { ...measured, before: null },
    { metrics: [...ids], landmark: landmarkDays },
  );
  return ids.flatMap((id, index) => {
    const now = differenceOf(metrics.find(({ metric }) => metric.id === id));
    const then = differenceOf(fair.metrics[index]);
    return now === null || then === null ? [] : [{ metric: id, difference: now, fairDifference: then }];
  });
}

function differenceOf(metric: PreviewMetric | undefined): number | null {
  if (!metric?.draft || metric.draft.value === null || metric.rest === null) return null;
  return metric.draft.value - metric.rest;
}
