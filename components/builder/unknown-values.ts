import { countRule } from "@/lib/api/client/rules";
import type { VersionAddress } from "@/lib/api/client/versions";
import type { BehaviourTable, PlainCondition, Rule } from "@/lib/domain/rule";
import { ruleLimits } from "@/lib/domain/rule-limits";

/** The values that no customer of the version has: each is counted by itself, as many at once as a rule has room for. */
export async function unknownValues(
  at: VersionAddress,
  column: string,
  values: readonly string[],
): Promise<readonly string[]> {
  const unknown: string[] = [];
  const room = ruleLimits.nodes - 1;
  for (let from = 0; from < values.length; from += room) {
    const some = values.slice(from, from + room);
    const rule: Rule = { kind: "any", rules: some.map((value) => having(column, value)) };
    const { nodes } = await countRule(at, rule);
    const counts = new Map(nodes.map(({ path, count }) => [path, count]));
    unknown.push(...some.filter((_, place) => counts.get(String(place)) === 0));
  }
  return unknown;
}

function having(column: string, value: string): PlainCondition {
  const test = { op: "isOneOf" as const, values: [value] };
  const table = column.slice(0, column.indexOf("."));
  if (table === "customers") return { kind: "column", column, test };
  return {
    kind: "behaviour",
    table: table as BehaviourTable,
    where: [{ column, test }],
    window: { kind: "ever" },
    measure: { of: "did" },
  };
}
