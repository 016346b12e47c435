import "server-only";
import { demand, may } from "@/lib/access/allow";
import { countRule as countNodes } from "@/lib/analytics/queries/count-rule";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { columnPermission, versionColumn } from "@/lib/domain/metrics";
import type { Rule } from "@/lib/domain/rule";
import type { RuleCountView } from "@/lib/domain/rule-answers";
import { columnsOf } from "@/lib/domain/rule-columns";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { isSmall, smallestShownCount } from "@/lib/stats/small-cells";
import { askOf } from "./engine";
import { seesWhole, type VersionAddress } from "./scoreboard";
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
  demandColumns(actor, version, rule);
  const counted = await countNodes(version, rule, askOf(version, signal));
  const shown = suppressesSmallCells(actor.jobRole, actor.level) ? coarse : (count: number) => count;
  const total = shown(counted.total);
  return {
    sentence: ruleSentence(rule, version.manifest),
    total,
    nodes: counted.nodes.map(({ path, count: exact }) => {
      const count = shown(exact);
      return { path, count, share: count === null || !total ? null : count / total };
    }),
  };
}

/** A rule's counts tell the values of its columns: only of those that the reader sees whole and has the right to. */
function demandColumns(actor: Actor, { manifest }: DatasetVersion, rule: Rule): void {
  for (const key of columnsOf(rule)) {
    const found = versionColumn(manifest, key);
    if (!found || (seesWhole(actor, found) && may(actor, columnPermission(key)))) continue;
    throw new AppError(
      "forbidden",
      `The column ${found.column.label} holds values your role may not see, so no rule can ask for it. Take it out of the rule.`,
    );
  }
}

/** Rounded to 5, so that two rules do not differ by one customer; 1 to 4 are hidden (statistics 4.3). */
function coarse(count: number): number | null {
  return isSmall(count) ? null : Math.round(count / smallestShownCount) * smallestShownCount;
}
