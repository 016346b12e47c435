import { comma, type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { SourceTable } from "@/lib/domain/dictionary";
import { emptyKey, otherKey } from "@/lib/domain/group-keys";
import type { VersionColumn } from "@/lib/domain/version-manifest";

/** How rows fall into groups: a column, and the text key that each of its values gets; no value has no key. */
export interface Grouping {
  readonly table: SourceTable;
  readonly column: VersionColumn;
  readonly keyOf: (value: Fragment) => Fragment;
  /** Whether a row with such a key is in a group: for columns where both are the same; a row may be in several segments. */
  readonly isIn: (key: Fragment, group: string) => Fragment;
  readonly belongs: (key: string | null, group: string) => boolean;
  /** The table, by `customer_id`, that has the column where customers themselves have not. */
  readonly members?: Fragment;
}

/** Groups that share no row: one per key. */
export const exclusive: Pick<Grouping, "isIn" | "belongs"> = {
  isIn: (key, group) => sql`${key} = ${word(group)}`,
  belongs: (key, group) => key === group,
};

/** A band of numbers with its key; a null limit is open. `upperIncluded`: the upper limit belongs to it and the lower does not. */
export interface Band {
  readonly key: string;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly upperIncluded: boolean;
}

/** Text as it stands. */
export function textKey(value: Fragment): Fragment {
  return sql`coalesce(${value}, ${word(emptyKey)})`;
}

/** The given values as they stand, every other one in one group. */
export function foldedKey(kept: readonly string[]): (value: Fragment) => Fragment {
  const words = list(kept.map(word), comma);
  return (value) =>
    sql`case when ${value} is null then ${word(emptyKey)} when ${value} in (${words}) then ${value} else ${word(otherKey)} end`;
}

/** The file's words of a yes/no column. */
export function yesNoKey(labels: { readonly yes: string; readonly no: string }): (value: Fragment) => Fragment {
  return (value) =>
    sql`case when ${value} then ${word(labels.yes)} when not ${value} then ${word(labels.no)} else ${word(emptyKey)} end`;
}

/** Calendar year, quarter or month: `2023`, `2023Q4`, `2023-11`. */
export function periodKey(period: "year" | "quarter" | "month"): (value: Fragment) => Fragment {
  return (value) => {
    const year = sql`cast(extract(year from ${value}) as varchar)`;
    const part = {
      year,
      quarter: sql`${year} || 'Q' || cast(extract(quarter from ${value}) as varchar)`,
      month: sql`${year} || '-' || lpad(cast(extract(month from ${value}) as varchar), 2, '0')`,
    }[period];
    return sql`coalesce(${part}, ${word(emptyKey)})`;
  };
}

/** Bands in rising order; the first whose upper limit is not exceeded holds the value. */
export function bandKey(bands: readonly Band[]): (value: Fragment) => Fragment {
  return (value) => {
    const number = sql`cast(${value} as double)`;
    const cases = bands.map((band) => {
      if (band.upper === null) return sql` else ${word(band.key)}`;
      const limit = param("DOUBLE", band.upper);
      return band.upperIncluded
        ? sql` when ${number} <= ${limit} then ${word(band.key)}`
        : sql` when ${number} < ${limit} then ${word(band.key)}`;
    });
    return sql`case when ${value} is null then ${word(emptyKey)}${list(cases, sql``)} end`;
  };
}

/** Bands of named cut points, lower limit included; what lies outside has open bands of its own. */
export function bandsOfCuts(cuts: readonly number[]): Band[] {
  const rising = [...new Set(cuts)].sort((one, other) => one - other);
  const inner = rising.slice(1).map((upper, index) => {
    const lower = rising[index] ?? upper;
    return { key: `[${lower}, ${upper})`, lower, upper, upperIncluded: false };
  });
  const least = rising[0] ?? 0;
  const most = rising.at(-1) ?? 0;
  return [
    { key: `< ${least}`, lower: null, upper: least, upperIncluded: false },
    ...inner,
    { key: `≥ ${most}`, lower: most, upper: null, upperIncluded: false },
  ];
}

/**
 * Fifths of the whole base from its minimum and its type-7 quantiles at 0.2, 0.4, 0.6, 0.8 and 1: equal values share a band, so
 * there may be fewer than five.
 */
export function bandsOfQuantiles(minimum: number, quantiles: readonly number[]): Band[] {
  const limits = [...new Set(quantiles)];
  return limits.map((upper, index) => {
    const lower = index === 0 ? minimum : (limits[index - 1] ?? minimum);
    const open = index === 0 ? "[" : "(";
    const last = index === limits.length - 1;
    return { key: `${open}${lower}, ${upper}]`, lower, upper: last ? null : upper, upperIncluded: true };
  });
}

function word(text: string): Fragment {
  return param("VARCHAR", text);
}
