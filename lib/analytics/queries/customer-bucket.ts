import { type Fragment, integer, param, sql } from "@/lib/analytics/sql/fragment";

/** The bucket 0..buckets - 1 of a customer for a purpose (`salt`): md5 of "salt:id", its first seven hexadecimal digits, modulo buckets. */
export function customerBucket(customerId: Fragment, salt: string, buckets: number): Fragment {
  const digits = sql`substr(md5(${param("VARCHAR", `${salt}:`)} || ${customerId}), 1, 7)`;
  return sql`cast('0x' || ${digits} as bigint) % ${integer(buckets)}`;
}
