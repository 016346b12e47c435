import "server-only";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { versionColumn } from "@/lib/domain/metrics";
import { hiddenValue } from "@/lib/domain/open-columns";
import type { Rule, RuleTest } from "@/lib/domain/rule";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { seesWhole } from "./groupable";

/**
 * A rule as a reader may read it: texts asked of a column whose values are closed to the reader, an address or an id, are hidden.
 * Amounts and days stay, for a limit is nobody's value. The rule itself where nothing is closed.
 */
export function ruleForReader(actor: Actor, { manifest }: Pick<DatasetVersion, "manifest">, rule: Rule): Rule {
  const isClosed = (key: string) => {
    const found = versionColumn(manifest, key);
    // Of a column that this version lacks nobody knows any more whether it was closed: those who build versions mend the rule.
    return found === undefined ? !may(actor, "datasets.build") : !seesWhole(actor, found);
  };
  const shown = hidden(rule, isClosed);
  return JSON.stringify(shown) === JSON.stringify(rule) ? rule : shown;
}

function hidden(rule: Rule, isClosed: (key: string) => boolean): Rule {
  if ("rules" in rule) return { ...rule, rules: rule.rules.map((one) => hidden(one, isClosed)) };
  if (rule.kind === "column") return isClosed(rule.column) ? { ...rule, test: withoutTexts(rule.test) } : rule;
  if (rule.kind === "segment") return rule;
  const where = rule.where.map((one) => (isClosed(one.column) ? { ...one, test: withoutTexts(one.test) } : one));
  return { ...rule, where };
}

function withoutTexts(test: RuleTest): RuleTest {
  if ("values" in test) return { ...test, values: [hiddenValue] };
  return "text" in test ? { ...test, text: hiddenValue } : test;
}
