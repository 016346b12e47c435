import { comma, type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { ColumnType } from "@/lib/domain/dictionary";
import type { Amount, RuleTest } from "@/lib/domain/rule";
import { type DayRange, testDays } from "@/lib/domain/rule-days";

/** A value to be tested: its expression, its type, and the day from which days are counted back. */
export interface TestedValue {
  readonly value: Fragment;
  readonly type: ColumnType;
  readonly asOf: string | null;
}

/** A test as a condition that is true or false and never NULL, so that NOT turns a missing value into true. */
export function testCondition(test: RuleTest, tested: TestedValue): Fragment {
  const { value } = tested;
  if (test.op === "isEmpty") return sql`(${value} is null)`;
  if (test.op === "isFilled") return sql`(${value} is not null)`;
  const days = testDays(test, tested.asOf);
  return days ? withinDays(value, days) : sql`(${value} is not null and ${comparison(test, tested)})`;
}

/**
 * Whether a date or time lies within days; false where it is missing. Times are compared with midnights and not turned into days,
 * so that files can be skipped by their least and greatest times.
 */
export function withinDays(moment: Fragment, { from, to }: DayRange): Fragment {
  const conditions = [sql`${moment} is not null`];
  if (from !== null) conditions.push(sql`${moment} >= ${param("DATE", from)}`);
  if (to !== null) conditions.push(sql`${moment} < ${param("DATE", dayAfter(to))}`);
  return sql`(${list(conditions, sql` and `)})`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function comparison(test: RuleTest, { value, type }: TestedValue): Fragment {
  switch (test.op) {
    case "isOneOf":
      return sql`${value} in (${texts(test.values)})`;
    case "isNoneOf":
      return sql`${value} not in (${texts(test.values)})`;
    case "contains":
      return sql`position(${param("VARCHAR", test.text)} in ${value}) > 0`;
    case "startsWith":
      return sql`position(${param("VARCHAR", test.text)} in ${value}) = 1`;
    case "is":
      return sql`${value} = ${param("BOOLEAN", test.value)}`;
    case "atLeast":
      return sql`${value} >= ${amount(test.value, type)}`;
    case "atMost":
      return sql`${value} <= ${amount(test.value, type)}`;
    case "above":
      return sql`${value} > ${amount(test.value, type)}`;
    case "below":
      return sql`${value} < ${amount(test.value, type)}`;
    case "equals":
      return sql`${value} = ${amount(test.value, type)}`;
    case "between":
      return sql`${value} >= ${amount(test.from, type)} and ${value} <= ${amount(test.to, type)}`;
    default:
      return sql`false`;
  }
}

function texts(values: readonly string[]): Fragment {
  return list(
    values.map((value) => param("VARCHAR", value)),
    comma,
  );
}

function amount(value: Amount, type: ColumnType): Fragment {
  return type === "money" ? param("DECIMAL(18,4)", String(value)) : param("DOUBLE", Number(value));
}
