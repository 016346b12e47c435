import { z } from "zod";
import { behaviourTables, ruleLimits } from "./rule-limits";
import { memberPath, ruleConditions, ruleNodes } from "./rule-nodes";

// Browsers read these from their own files, which need no zod.
export { behaviourTables, memberPath, ruleConditions, ruleLimits, ruleNodes };

const unbroken = z.string().regex(/^[^\0\p{Surrogate}]*$/u, "a text may not hold broken characters");
const columnKey = unbroken.min(3, "name a column as table.column").max(320, "a column's name is too long");
const words = unbroken.max(ruleLimits.characters, `a text may have at most ${ruleLimits.characters} characters`);
const filledWords = words.min(1, "write at least one character");
const values = z
  .array(words)
  .min(1, "name at least one value")
  .max(ruleLimits.values, `a list may have at most ${ruleLimits.values.toLocaleString("en-GB")} values`);
const days = z.int().min(1, "count at least one day").max(ruleLimits.days, `at most ${ruleLimits.days} days`);
const times = z.int().min(0, "count from 0").max(1_000_000, "at most 1,000,000 times");
const day = z.iso
  .date("write a day as 2024-02-29")
  .refine((text) => text >= "1900-01-01" && text < "2201-01-01", "write a day between 1900 and 2200");

/** A number, or money as decimal text ("19.99"), which keeps every digit. */
const amount = z.union([
  z.number("write a number, or money as text like 19.99"),
  z.string().regex(/^-?\d{1,14}(\.\d{1,4})?$/, "write an amount with at most 14 digits and 4 decimals, like 19.99"),
]);
export type Amount = z.infer<typeof amount>;

const emptyTest = z.strictObject({ op: z.enum(["isEmpty", "isFilled"]) });
const listTest = z.strictObject({ op: z.enum(["isOneOf", "isNoneOf"]), values });
const textTest = z.strictObject({ op: z.enum(["contains", "startsWith"]), text: filledWords });
const amountTest = z.strictObject({ op: z.enum(["atLeast", "atMost", "above", "below", "equals"]), value: amount });
const betweenTest = z.strictObject({ op: z.literal("between"), from: amount, to: amount });
const yesNoTest = z.strictObject({ op: z.literal("is"), value: z.boolean() });
const dayTest = z.strictObject({ op: z.enum(["onOrAfter", "before"]), day });
const betweenDaysTest = z.strictObject({ op: z.literal("betweenDays"), from: day, to: day });
const agoTest = z.strictObject({ op: z.enum(["inLastDays", "moreThanDaysAgo"]), days });

/**
 * What is asked of a value. Text is compared as written, capitals included; both ends of a range count; dates and times are
 * compared by their day (UTC). The last N days are N calendar days of which the as-of day is the last; "more than N days ago" is
 * every day before these. A test of a missing value is false, `isEmpty` apart.
 */
export const ruleTestSchema = z
  .discriminatedUnion(
    "op",
    [emptyTest, listTest, textTest, amountTest, betweenTest, yesNoTest, dayTest, betweenDaysTest, agoTest],
    "choose one of the tests that a rule knows",
  )
  .meta({ id: "RuleTest" });
export type RuleTest = z.infer<typeof ruleTestSchema>;

/** Tests of a number or an amount of money. */
const measuredTest = z.discriminatedUnion("op", [amountTest, betweenTest]);

/** Days that count: all, the last before the as-of day, the first from the start as a customer on, or two days and all between. */
export const ruleWindowSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("ever") }),
    z.strictObject({ kind: z.literal("lastDays"), days }),
    z.strictObject({ kind: z.literal("firstDays"), days }),
    z.strictObject({ kind: z.literal("betweenDays"), from: day, to: day }),
  ])
  .meta({ id: "RuleWindow" });
export type RuleWindow = z.infer<typeof ruleWindowSchema>;

/** What is asked of a customer's rows: how many, the sum or distinct values of a column, or when the first or last was. */
export const ruleMeasureSchema = z
  .discriminatedUnion("of", [
    z.strictObject({ of: z.enum(["did", "didNot"]) }),
    z.strictObject({ of: z.literal("times"), op: z.enum(["atLeast", "atMost"]), times }),
    z.strictObject({ of: z.literal("distinct"), column: columnKey, op: z.enum(["atLeast", "atMost"]), times }),
    z.strictObject({ of: z.literal("sum"), column: columnKey, test: measuredTest }),
    z.strictObject({ of: z.enum(["first", "last"]), within: ruleWindowSchema }),
  ])
  .meta({ id: "RuleMeasure" });

/** A table of what customers did. */
export type BehaviourTable = (typeof behaviourTables)[number];

const columnCondition = z
  .strictObject({ kind: z.literal("column"), column: columnKey, test: ruleTestSchema })
  .meta({ id: "RuleColumnCondition" });
export type ColumnCondition = z.infer<typeof columnCondition>;

const behaviourCondition = z
  .strictObject({
    kind: z.literal("behaviour"),
    table: z.enum(behaviourTables),
    /** Column that dates a row; without it the table's own: happened_at, paid_on, closed_on, created_at. */
    on: columnKey.optional(),
    where: z
      .array(z.strictObject({ column: columnKey, test: ruleTestSchema }))
      .max(ruleLimits.filters, `at most ${ruleLimits.filters} filters on the rows of one condition`),
    window: ruleWindowSchema,
    measure: ruleMeasureSchema,
  })
  .meta({ id: "RuleBehaviourCondition" });
export type BehaviourCondition = z.infer<typeof behaviourCondition>;

const segmentCondition = z
  .strictObject({
    kind: z.literal("segment"),
    /** Slug of a published segment of the same dataset. */
    segment: unbroken.min(1).max(60),
    /** Number of its definition; without one the latest published. A published rule always names it. */
    version: z.int().min(1).max(1_000_000).optional(),
    op: z.enum(["isIn", "isNotIn"]),
  })
  .meta({ id: "RuleSegmentCondition" });
export type SegmentCondition = z.infer<typeof segmentCondition>;

/** A condition that one customer's data answer. */
export type PlainCondition = ColumnCondition | BehaviourCondition;
export type RuleCondition = PlainCondition | SegmentCondition;

/** all: every one is true; any: at least one is; none: not one is. Without members all and none hold for everybody, any for nobody. */
interface Group<Member> {
  kind: "all" | "any" | "none";
  rules: Member[];
}
export type RuleGroup = Group<Rule>;

/** A segment's definition: conditions in nested groups, over one customer, what the customer did and the segments it is in. */
export type Rule = RuleGroup | RuleCondition;

/** A rule without segments: each stands written out, as `expandRule` does it. Only such a rule can be asked of data. */
export type PlainRule = Group<PlainRule> | PlainCondition;

const group = z
  .strictObject({
    kind: z.enum(["all", "any", "none"]),
    get rules(): z.ZodArray<z.ZodType<Rule>> {
      return z.array(ruleTreeSchema);
    },
  })
  .meta({ id: "RuleGroup" });

/** A rule in an answer: its limits were checked when it came in. */
export const ruleTreeSchema: z.ZodType<Rule> = z
  .discriminatedUnion(
    "kind",
    [group, columnCondition, behaviourCondition, segmentCondition],
    "choose all, any, none, column, behaviour or segment",
  )
  .meta({ id: "Rule" });

/** A rule as it arrives. Depth and number of nodes are checked before its parts are read, so that no nesting is too deep to refuse. */
export const ruleSchema = z.preprocess((value, context) => {
  const breach = limitBreach(value);
  if (breach === null) return value;
  context.issues.push({ code: "custom", message: breach, input: value });
  return z.NEVER;
}, ruleTreeSchema);

/** In words, which limit a value breaks; walks level by level, as the value may be nested without end. */
function limitBreach(value: unknown): string | null {
  let level: unknown[] = [value];
  let nodes = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    nodes += level.length;
    if (nodes > ruleLimits.nodes)
      return `the rule has more than ${ruleLimits.nodes} groups and conditions; split it into segments`;
    if (depth > ruleLimits.depth)
      return `the rule is nested deeper than ${ruleLimits.depth} levels; flatten its groups`;
    level = level.flatMap((one) => {
      const inner = typeof one === "object" && one !== null && "rules" in one ? one.rules : [];
      return Array.isArray(inner) ? inner : [];
    });
  }
  return null;
}
