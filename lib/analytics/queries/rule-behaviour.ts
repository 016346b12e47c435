import { comma, type Fragment, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { ColumnType } from "@/lib/domain/dictionary";
import { versionColumn } from "@/lib/domain/metrics";
import { type BehaviourCondition, behaviourTables, type RuleWindow } from "@/lib/domain/rule";
import { datingColumn, startColumn } from "@/lib/domain/rule-columns";
import { windowDays } from "@/lib/domain/rule-days";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { type TestedValue, testCondition, withinDays } from "./rule-test";
import { dayOf } from "./zoned-days";

/** The version a rule is asked of. */
export interface RuleFrame {
  readonly versionId: string;
  readonly manifest: VersionManifest;
}

/** A condition and its number in the rule. */
export interface NumberedBehaviour {
  readonly condition: BehaviourCondition;
  readonly index: number;
}

/** Tables that sum up what each customer did, one per table of rows and each read once, and the joins that put them beside customers. */
export interface BehaviourTables {
  readonly definitions: readonly Fragment[];
  readonly joins: readonly Fragment[];
}

/** The sums of all conditions on behaviour, with a column for each. */
export function behaviourSums(conditions: readonly NumberedBehaviour[], frame: RuleFrame): BehaviourTables {
  const asked = behaviourTables.flatMap((table) => {
    const own = conditions.filter(({ condition }) => condition.table === table);
    return own.length > 0 ? [{ table, own }] : [];
  });
  return {
    definitions: asked.map(({ table, own }) => {
      const rows = own.map((one) => rowConditions(one.condition, frame));
      const columns = own.map(
        (one, at) => sql`${total(one.condition, frame, filter(rows[at] ?? []))} as ${columnOf(one.index)}`,
      );
      // Rows that no condition counts need not be read; a customer without rows is one without the condition's.
      const some = rows.some((conditions) => conditions.length === 0)
        ? sql``
        : sql` and (${list(
            rows.map((conditions) => both(conditions)),
            sql` or `,
          )})`;
      const starts = own.some(({ condition }) => condition.window.kind === "firstDays")
        ? sql`
  left join ${versionTable(frame.versionId, "customers")} as customer on customer.customer_id = done.customer_id`
        : sql``;
      return sql`${name(`${table}_done`)} as (
  select done.customer_id, ${list(columns, comma)}
  from ${versionTable(frame.versionId, table)} as done${starts}
  where done.customer_id is not null${some}
  group by done.customer_id
)`;
    }),
    joins: asked.map(
      ({ table }) =>
        sql`
  left join ${name(`${table}_done`)} on ${name(`${table}_done`, "customer_id")} = customer.customer_id`,
    ),
  };
}

/** Whether a customer's sums meet the condition; true or false, never NULL. */
export function behaviourCondition({ condition, index }: NumberedBehaviour, { manifest }: RuleFrame): Fragment {
  const { table, measure } = condition;
  const value = sql`${name(`${table}_done`)}.${columnOf(index)}`;
  const count = sql`coalesce(${value}, 0)`;
  switch (measure.of) {
    case "did":
      return sql`(${count} > 0)`;
    case "didNot":
      return sql`(${count} = 0)`;
    case "times":
    case "distinct":
      return measure.op === "atLeast"
        ? sql`(${count} >= ${param("BIGINT", measure.times)})`
        : sql`(${count} <= ${param("BIGINT", measure.times)})`;
    case "sum":
      return testCondition(measure.test, { value, type: typeOf(measure.column, manifest), manifest });
    default:
      return inWindow({ value, type: "date", manifest }, measure.within);
  }
}

/** What a row must meet to be counted by a condition; nothing where every row is. */
function rowConditions(condition: BehaviourCondition, { manifest }: RuleFrame): Fragment[] {
  const { where, window } = condition;
  const conditions = where.map(({ column, test }) =>
    testCondition(test, { value: done(column), type: typeOf(column, manifest), manifest }),
  );
  if (window.kind === "ever") return conditions;
  const dating = datingColumn(condition);
  return [...conditions, inWindow({ value: done(dating), type: typeOf(dating, manifest), manifest }, window)];
}

function filter(conditions: readonly Fragment[]): Fragment {
  return conditions.length > 0 ? sql` filter (where ${both(conditions)})` : sql``;
}

function both(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 1 ? (conditions[0] ?? sql`true`) : sql`(${list(conditions, sql` and `)})`;
}

function total(condition: BehaviourCondition, { manifest }: RuleFrame, only: Fragment): Fragment {
  const { measure } = condition;
  const dating = datingColumn(condition);
  const day = dayOf(done(dating), typeOf(dating, manifest), manifest);
  switch (measure.of) {
    case "distinct":
      return sql`count(distinct ${done(measure.column)})${only}`;
    case "sum":
      // The order in which doubles are added must not decide: rounded to 6 decimals. Money adds up exactly.
      return typeOf(measure.column, manifest) === "money"
        ? sql`sum(${done(measure.column)})${only}`
        : sql`round(sum(cast(${done(measure.column)} as double))${only}, 6)`;
    case "first":
      return sql`min(${day})${only}`;
    case "last":
      return sql`max(${day})${only}`;
    default:
      return sql`count(*)${only}`;
  }
}

function inWindow(tested: TestedValue, window: RuleWindow): Fragment {
  const { value: moment, type, manifest } = tested;
  if (window.kind !== "firstDays")
    return withinDays(moment, windowDays(window, manifest.asOf) ?? { from: null, to: null }, tested);
  const start = sql`customer.${columnName(startColumn)}`;
  const first = dayOf(start, typeOf(startColumn, manifest), manifest);
  const days = sql`date_diff('day', ${first}, ${dayOf(moment, type, manifest)})`;
  return sql`(${moment} is not null and ${start} is not null and ${days} >= 0 and ${days} < ${param("BIGINT", window.days)})`;
}

function done(key: string): Fragment {
  return sql`done.${columnName(key)}`;
}

/** The name of a column by its key. */
export function columnName(key: string): Fragment {
  return name(key.slice(key.indexOf(".") + 1));
}

/** The type of a column; the rule has been checked, so it is there. */
export function typeOf(key: string, manifest: VersionManifest): ColumnType {
  return versionColumn(manifest, key)?.column.type ?? "text";
}

function columnOf(index: number): Fragment {
  return name(`condition_${index}`);
}
