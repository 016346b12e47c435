import { type BuilderFacts, columnsOfTable } from "./builder-facts";
import type { BehaviourCondition, BehaviourTable, RuleCondition } from "./rule";
import { behaviourTables } from "./rule-limits";
import { firstTest, rowWord } from "./rule-tests";
import type { VersionColumn } from "./version-manifest";

/** A condition to begin with, and the words it is found by. */
export interface ConditionChoice {
  readonly words: string;
  readonly detail: string;
  readonly condition: RuleCondition;
}

export interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly ConditionChoice[];
}

/** Every condition a version allows, by table and then segments; `search` keeps those whose words hold all that was typed. */
export function conditionChoices(facts: BuilderFacts, search: string): readonly ChoiceGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ words: own, detail }: ConditionChoice, title: string) => {
    const text = `${own} ${detail} ${title}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return [
    customerGroup(facts),
    ...behaviourTables.flatMap((table) => behaviourGroup(facts, table)),
    segmentGroup(facts),
  ]
    .map(({ title, choices }) => ({ title, choices: choices.filter((choice) => fits(choice, title)) }))
    .filter(({ choices }) => choices.length > 0);
}

function customerGroup(facts: BuilderFacts): ChoiceGroup {
  return {
    title: "About the customer",
    choices: columnsOfTable(facts, "customers").map((column) => ({
      words: column.label,
      detail: typeWords[column.type],
      condition: { kind: "column", column: column.key, test: firstTest(column.type) },
    })),
  };
}

function behaviourGroup(facts: BuilderFacts, table: BehaviourTable): ChoiceGroup[] {
  if (!facts.manifest.tables.some((one) => one.table === table)) return [];
  const columns = columnsOfTable(facts, table);
  const named = table === "events" ? columns.find(({ key }) => key === "events.name") : undefined;
  const one = rowWord(table);
  const whole: ConditionChoice = {
    words: `Did or did not: ${one}`,
    detail: "how often, when",
    condition: behaviour(table, named ? { where: [{ column: named.key, test: firstTest(named.type) }] } : {}),
  };
  return [
    {
      title: `What they did: ${table}`,
      choices: [whole, ...columns.map((column) => choiceOfColumn(table, column))],
    },
  ];
}

/** Amounts are added up, dates are asked for the last one, all else filters the rows. */
function choiceOfColumn(table: BehaviourTable, column: VersionColumn): ConditionChoice {
  if (column.type === "number" || column.type === "money")
    return {
      words: `Sum of ${column.label}`,
      detail: typeWords[column.type],
      condition: behaviour(table, {
        measure: { of: "sum", column: column.key, test: { op: "atLeast", value: "" } },
      }),
    };
  if (column.type === "date" || column.type === "timestamp")
    return {
      words: `Last ${rowWord(table)} by ${column.label}`,
      detail: typeWords[column.type],
      condition: behaviour(table, {
        on: column.key,
        measure: { of: "last", within: { kind: "betweenDays", from: "", to: "" } },
      }),
    };
  return {
    words: `${rowWord(table)} whose ${column.label}`,
    detail: typeWords[column.type],
    condition: behaviour(table, { where: [{ column: column.key, test: firstTest(column.type) }] }),
  };
}

function segmentGroup({ segments }: BuilderFacts): ChoiceGroup {
  return {
    title: "Membership in a segment",
    choices: segments.map(({ slug, name, code }) => ({
      words: name,
      detail: `segment ${code}`,
      condition: { kind: "segment", segment: slug, op: "isIn" },
    })),
  };
}

function behaviour(table: BehaviourTable, more: Partial<BehaviourCondition>): BehaviourCondition {
  return { kind: "behaviour", table, where: [], window: { kind: "ever" }, measure: { of: "did" }, ...more };
}

const typeWords: Readonly<Record<VersionColumn["type"], string>> = {
  text: "text",
  number: "number",
  money: "money",
  date: "date",
  timestamp: "time",
  yesNo: "yes or no",
};
