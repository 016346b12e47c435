import { z } from "zod";
import { param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { ownerOf } from "./sample-customers";
import { type PlacedSegment, placedSegments, segmentMembers } from "./segment-members";

/** A customer that was asked for: who looks after the account, and the places of the segments it is in. */
export interface FoundCustomer {
  readonly owner: string | null;
  readonly inside: readonly number[];
}

export interface CustomersIn {
  readonly placed: readonly PlacedSegment[];
  /** By id; who is not in it is no customer of this version. */
  readonly found: ReadonlyMap<string, FoundCustomer>;
}

const row = z.object({ id: z.string(), owner: z.string().nullable(), mask: z.string() });

/** Ids that one statement looks for. */
const idsAtOnce = 20_000;

/** Which of some customers a version has, and in which of the segments each is. Throws AppError invalid for more than 63 segments. */
export async function customersIn(
  version: DatasetVersion,
  { ids, segments }: { readonly ids: readonly string[]; readonly segments: readonly AskedSegment[] },
  ask: Ask,
): Promise<CustomersIn> {
  const frame = { versionId: version.id, manifest: version.manifest };
  const placed = placedSegments(segments, frame);
  const members = segmentMembers(placed, frame);
  const asked = [...new Set(ids)];
  const found = new Map<string, FoundCustomer>();
  for (let from = 0; from < asked.length; from += idsAtOnce) {
    const rows = await ask({
      statement: sql`with wanted as (
  select unnest(${param("VARCHAR[]", asked.slice(from, from + idsAtOnce))}) as customer_id
)
select customer.customer_id as id, ${ownerOf(version)} as owner, cast(coalesce(member.mask, 0) as varchar) as mask
from wanted
join ${versionTable(version.id, "customers")} as customer on customer.customer_id = wanted.customer_id
left join ${members} as member on member.customer_id = customer.customer_id`,
      row,
    });
    for (const { id, owner, mask } of rows) found.set(id, { owner, inside: placesOf(BigInt(mask), placed) });
  }
  return { placed, found };
}

function placesOf(mask: bigint, placed: readonly PlacedSegment[]): number[] {
  return placed.flatMap(({ bit }) => ((mask & (1n << BigInt(bit))) > 0n ? [bit] : []));
}
