import "server-only";
import { demand } from "@/lib/access/allow";
import { countRule as countNodes } from "@/lib/analytics/queries/count-rule";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { versionColumn } from "@/lib/domain/metrics";
import { type PlainRule, type Rule, ruleNodes } from "@/lib/domain/rule";
import type { RuleCountView } from "@/lib/domain/rule-answers";
import { columnsOf } from "@/lib/domain/rule-columns";
import { expandRule } from "@/lib/domain/rule-expansion";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { isSmall, smallestShownCount } from "@/lib/stats/small-cells";
import { segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import { seesWhole } from "./groupable";
import type { VersionAddress } from "./open-population";
import { resolveVersion } from "./versions";

/** A rule in one sentence, with the customers of each of its nodes as this role may see them. */
export async function countRule(
  actor: Actor,
  address: VersionAddress,
  rule: Rule,
  signal?: AbortSignal,
): Promise<RuleCountView> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const written = expandRule(rule, book.lookup);
  demandColumns(actor, version, written);
  const counted = await countNodes(version, written, askOf(version, signal));
  const own = new Set(ruleNodes(rule).map(({ path }) => path));
  const shown = suppressesSmallCells(actor.jobRole, actor.level) ? coarseCount : (count: number) => count;
  const total = shown(counted.total);
  return {
    sentence: ruleSentence(rule, version.manifest, book.names),
    total,
    nodes: counted.nodes
      .filter(({ path }) => own.has(path))
      .map(({ path, count: exact }) => {
        const count = shown(exact);
        return { path, count, share: count === null || !total ? null : count / total };
      }),
  };
}

/** A rule's counts tell the values of its columns: only of those that the reader sees whole. */
export function demandColumns(actor: Actor, { manifest }: DatasetVersion, rule: PlainRule): void {
  for (const key of columnsOf(rule)) {
    const found = versionColumn(manifest, key);
    if (!found || seesWhole(actor, found)) continue;
    throw new AppError(
      "forbidden",
      `The column ${found.column.label} holds values your role may not see, so no rule can ask for it. Take it out of the rule.`,
    );
  }
}

/** Rounded to 5, so that two rules do not differ by one customer; 1 to 4 are hidden (statistics 4.3). */
export function coarseCount(count: number): number | null {
  return isSmall(count) ? null : Math.round(count / smallestShownCount) * smallestShownCount;
}
