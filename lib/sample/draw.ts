import { type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import { type PlantedSegment, segments } from "./halden";
import type { Weights } from "./weights";

/** A number in [0, 1) that depends on the seed, the salt and the key (the account's number `a.n` unless given) and on nothing else. */
export type Draw = (salt: string, key?: Fragment) => Fragment;

/** Draws from MD5, so that every machine and every number of threads gives the same digits: 52 bits, exact as DOUBLE. */
export function drawWith(seed: number): Draw {
  return (salt, key = sql`a.n`) =>
    sql`(cast(right_shift_12(concat(${param("VARCHAR", `${seed}|${salt}|`)}, ${key})) as double) / 4503599627370496)`;
}

/** The statement that `drawWith` leans on; run once per connection. */
export const drawMacro: Fragment = sql`create or replace temp macro right_shift_12(word) as md5_number_lower(word) >> 12`;

/** One of the labels by weight, from a number in [0, 1). */
export function choose(number: Fragment, weights: Weights): Fragment {
  const slots = weights.flatMap(([label, weight]) => Array.from({ length: weight }, () => label));
  return sql`list_extract(${param("VARCHAR[]", slots)}, 1 + cast(floor(${number} * ${param("DOUBLE", slots.length)}) as integer))`;
}

/** A value that depends on the planted segment in `a.segment`. */
export function bySegment(value: (segment: PlantedSegment) => Fragment): Fragment {
  const cases = segments.map((one) => sql`when ${param("VARCHAR", one.code)} then ${value(one)}`);
  return sql`case a.segment ${list(cases, sql` `)} end`;
}

/** A number that depends on the planted segment in `a.segment`. */
export function numberBySegment(value: (segment: PlantedSegment) => number): Fragment {
  return bySegment((one) => param("DOUBLE", value(one)));
}

/** A whole number from `from` to `to`, both included. */
export function whole(number: Fragment, from: number, to: number): Fragment {
  return sql`cast(${param("DOUBLE", from)} + floor(${number} * ${param("DOUBLE", to - from + 1)}) as integer)`;
}

/** A second number in [0, 1) from one drawn before: what is left of it beyond `parts` equal parts. */
export function rest(number: Fragment, parts: number): Fragment {
  const spread = sql`${number} * ${param("DOUBLE", parts)}`;
  return sql`(${spread} - floor(${spread}))`;
}

/** Skewed factor with median 1, from 0.25 to about 8.5: times of answers. Divisions only, so exact everywhere. */
export function skewed(number: Fragment): Fragment {
  const u = number;
  return sql`(cast(0.25 as double) + cast(0.825 as double) * ${u} / (1 - cast(0.9 as double) * ${u}))`;
}
