import type { PlainRule } from "@/lib/domain/rule";
import type { Stance } from "@/lib/domain/segment";
import { type SegmentCode, segments } from "./halden";

/** A planted segment as the company defined it: its rule over the columns of the sample, and what the company wants of it. */
export interface PlantedDefinition {
  readonly code: SegmentCode;
  readonly name: string;
  readonly rule: PlainRule;
  readonly stance: Stance;
}

const industry = "customers.Industry";
const employees = "customers.Employees";
const publicSector = ["Public administration", "Education", "Non-profit"];

function companies(...industries: readonly string[]): PlainRule {
  return {
    kind: "all",
    rules: [
      { kind: "column", column: industry, test: { op: "isOneOf", values: [...industries] } },
      { kind: "column", column: employees, test: { op: "atLeast", value: 5 } },
    ],
  };
}

const rules: Readonly<Record<SegmentCode, PlainRule>> = {
  A: companies("Agency", "Studio", "Communication"),
  B: companies("Consulting", "Legal", "Accounting", "Engineering"),
  C: companies("Software", "IT services"),
  D: companies("Online retail", "Consumer goods"),
  E: {
    kind: "all",
    rules: [
      { kind: "column", column: employees, test: { op: "below", value: 5 } },
      { kind: "column", column: industry, test: { op: "isNoneOf", values: publicSector } },
    ],
  },
  F: { kind: "column", column: industry, test: { op: "isOneOf", values: publicSector } },
};

const stances: Readonly<Record<SegmentCode, Stance>> = {
  A: "target",
  B: "acceptable",
  C: "acceptable",
  D: "acceptable",
  E: "outOfScope",
  F: "acceptable",
};

/** The six planted segments, in the order of their letters: they share nobody and cover everybody. */
export const plantedDefinitions: readonly PlantedDefinition[] = segments.map(({ code, name }) => ({
  code,
  name,
  rule: rules[code],
  stance: stances[code],
}));

/** A rule that reads what is known only after somebody left: compared on churn it says what it was made from. */
export const leakingRule = {
  name: "Asked why they leave",
  rule: { kind: "column", column: "customers.Exit survey sent", test: { op: "is", value: true } },
} as const satisfies { name: string; rule: PlainRule };
