import { z } from "zod";
import { integer, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { ownerOf } from "./sample-customers";

const identity = z.object({ id: z.string(), owner: z.string().nullable() });

/** A customer's id, and the address of the member who looks after the account. */
export type CustomerIdentity = z.infer<typeof identity>;

/** The customer of an id, or null. */
export async function customerIdentity(
  version: DatasetVersion,
  id: string,
  ask: Ask,
): Promise<CustomerIdentity | null> {
  const [found] = await ask({
    statement: sql`select customer.customer_id as id, ${ownerOf(version)} as owner
from ${versionTable(version.id, "customers")} as customer
where customer.customer_id = ${param("VARCHAR", id)}`,
    row: identity,
  });
  return found ?? null;
}

/** The ids of all customers. */
export async function customerIds(version: DatasetVersion, ask: Ask): Promise<readonly string[]> {
  const rows = await ask({
    statement: sql`select customer_id as id from ${versionTable(version.id, "customers")} order by customer_id`,
    row: z.object({ id: z.string() }),
  });
  return rows.map(({ id }) => id);
}

/** Some of the ids of all customers in their order: those after one ("" begins), leaving out the first `skip`. */
export async function customerIdsAfter(
  version: DatasetVersion,
  { after, skip = 0, limit }: { readonly after: string; readonly skip?: number; readonly limit: number },
  ask: Ask,
): Promise<readonly string[]> {
  const rows = await ask({
    statement: sql`select customer_id as id
from ${versionTable(version.id, "customers")}
where customer_id > ${param("VARCHAR", after)}
order by customer_id
limit ${integer(limit)} offset ${integer(skip)}`,
    row: z.object({ id: z.string() }),
  });
  return rows.map(({ id }) => id);
}
