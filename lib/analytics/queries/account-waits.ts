import { z } from "zod";
import { param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import type { TimedTopic } from "@/lib/domain/expectation";
import { hasField } from "@/lib/domain/metrics";
import type { serviceGrouping } from "./measure-service";
import { hasWaits, waitRows } from "./ticket-waits";

const waits = z.object({
  tickets: z.number(),
  answered: z.number(),
  open: z.number(),
  median: z.number().nullable(),
  late: z.number(),
});

/** How long the tickets of one account waited: its median in minutes (type 7) over answered ones, and how many are beyond a limit. */
type AccountWaits = z.infer<typeof waits>;

/** Waits of one account; null where the version does not measure them. `limit`: minutes beyond which a ticket is late. */
export async function accountWaits(
  place: ReturnType<typeof serviceGrouping>,
  { id, topic, limit }: { readonly id: string; readonly topic: TimedTopic; readonly limit: number | null },
  ask: Ask,
): Promise<AccountWaits | null> {
  if (!hasWaits(place.manifest, topic) || !hasField(place.manifest, "tickets.customer_id")) return null;
  const beyond = param("DOUBLE", limit);
  const [row] = await ask({
    statement: sql`with waits as (
  ${waitRows({ ...place, topic })}
)
select
  cast(count(*) as double) as tickets,
  cast(count(minutes) as double) as answered,
  cast(count(age) as double) as open,
  quantile_cont(cast(minutes as double), 0.5) as median,
  cast(count(*) filter (where minutes > ${beyond} or age > ${beyond}) as double) as late
from waits
where customer_id = ${param("VARCHAR", id)}`,
    row: waits,
  });
  return row ?? null;
}
