import { comma, type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { ColumnType } from "@/lib/domain/dictionary";
import { daysLater } from "@/lib/domain/iso-day";
import type { Amount, RuleTest } from "@/lib/domain/rule";
import { type DayRange, testDays } from "@/lib/domain/rule-days";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { startOfDay } from "./zoned-days";

/** A value to be tested: its expression, its type, and the version that says from which day days are counted back and in which zone. */
export interface TestedValue {
  readonly value: Fragment;
  readonly type: ColumnType;
  readonly manifest: VersionManifest;
}

/** A test as a condition that is true or false and never NULL, so that NOT turns a missing value into true. */
export function testCondition(test: RuleTest, tested: TestedValue): Fragment {
  const { value } = tested;
  if (test.op === "isEmpty") return sql`(${value} is null)`;
  if (test.op === "isFilled") return sql`(${value} is not null)`;
  const days = testDays(test, tested.manifest.asOf);
  return days ? withinDays(value, days, tested) : sql`(${value} is not null and ${comparison(test, tested)})`;
}

/**
 * Whether a date or time lies within days; false where it is missing. Times are compared with the midnights of the version's zone and not
 * turned into days, so that files can be skipped by their least and greatest times.
 */
export function withinDays(
  moment: Fragment,
  { from, to }: DayRange,
  { type, manifest }: Pick<TestedValue, "type" | "manifest">,
): Fragment {
  const midnight = (day: string) =>
    type === "timestamp" ? param("TIMESTAMP", startOfDay(day, manifest)) : param("DATE", day);
  const conditions = [sql`${moment} is not null`];
  if (from !== null) conditions.push(sql`${moment} >= ${midnight(from)}`);
  if (to !== null) conditions.push(sql`${moment} < ${midnight(daysLater(to, 1))}`);
  return sql`(${list(conditions, sql` and `)})`;
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
