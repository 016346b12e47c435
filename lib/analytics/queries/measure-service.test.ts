import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { PlainRule } from "@/lib/domain/rule";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { measureWaits, serviceGrouping, type Waits } from "./measure-service";
import { segmentStakes, ticketChannels } from "./ticket-channels";

/**
 * North: a (pays 100), b (pays 50.50, left), c (pays 20). South: d. East: f and g, whom nobody has answered. e is in none. A ticket is customer, hour created of 30 June,
 * minutes to the answer; the as-of day is 30 June, so a ticket of 22:00 without an answer has waited 120 minutes.
 */
const customers = `select * from (values
  ('a', 'north', cast(100 as decimal(18,4)), false, date '2024-01-01'),
  ('b', 'north', cast(50.5 as decimal(18,4)), true, date '2024-01-01'),
  ('c', 'north', cast(20 as decimal(18,4)), false, date '2024-01-01'),
  ('d', 'south', cast(70 as decimal(18,4)), false, date '2024-01-01'),
  ('e', 'west', cast(10 as decimal(18,4)), false, date '2024-01-01'),
  ('f', 'east', cast(10 as decimal(18,4)), false, date '2024-01-01'),
  ('g', 'east', cast(10 as decimal(18,4)), false, date '2024-01-01')
) as t(customer_id, region, monthly_revenue, churned, started_on)`;

const tickets = `select 'T' || row_number() over () as ticket_id, customer_id, timestamp '2024-06-30 00:00:00' + to_minutes(cast(made as bigint)) as created_at,
  case when waited is not null then timestamp '2024-06-30 00:00:00' + to_minutes(cast(made + waited as bigint)) end as first_response_at,
  case when waited >= 0 then cast(waited as double) end as first_response_minutes, channel
from (values
  ('a', 0, 10, 'Chat'), ('a', 0, 20, 'Chat'), ('a', 0, 200, 'E-mail'), ('b', 0, 30, 'E-mail'), ('b', 0, 90, 'E-mail'),
  ('c', 0, 40, 'Chat'), ('c', 1320, null, 'Phone'), ('c', 1420, null, null), ('c', 600, -30, 'Chat'),
  ('d', 0, 60, 'Chat'), ('d', 0, 61, 'Chat'), ('e', 0, 5, 'Chat'), (null, 0, 7, 'Chat'),
  ('f', 0, null, 'Chat'), ('g', 0, null, 'Chat'), ('g', 60, null, 'Chat')
) as t(customer_id, made, waited, channel)`;

const region = (value: string): PlainRule => ({
  kind: "column",
  column: "customers.region",
  test: { op: "isOneOf", values: [value] },
});
const segments: AskedSegment[] = ["north", "south", "east"].map((name) => ({
  ref: `${name}@1`,
  slug: name,
  name,
  code: "A",
  version: 1,
  written: region(name),
  rule: region(name),
}));

describe("waits of tickets by segment", () => {
  let small: SmallVersion;
  let waits: Waits;
  beforeAll(async () => {
    small = await smallVersion({ asOf: "2024-06-30", tables: { customers, tickets } });
    waits = await measureWaits(serviceGrouping(small.version, segments), "firstResponse", {
      asked: [
        { ref: "north@1", limits: [60, 150] },
        { ref: "south@1", limits: [60] },
        { ref: "east@1", limits: [] },
      ],
      ask: small.ask,
    });
  });
  afterAll(() => small.engine.close());

  test("tickets of nobody, of no segment and with a negative time are counted apart", () => {
    expect(waits).toMatchObject({ tickets: 16, withoutCustomer: 1, withoutSegment: 1, negative: 1, exact: true });
    expect([waits.first, waits.last]).toEqual(["2024-06-30", "2024-06-30"]);
    const [north, south, east] = waits.segments;
    expect(east).toMatchObject({ tickets: 3, answered: 0, open: 3, customers: 2 });
    expect(north).toMatchObject({ tickets: 9, answered: 6, open: 2, undated: 0, negative: 1, customers: 3 });
    expect(south).toMatchObject({ tickets: 2, answered: 2, open: 0, negative: 0 });
  });

  test("where a ticket is open, the median is that of Kaplan and Meier; the answered alone have the plain one", () => {
    const [north, south] = waits.segments;
    // At risk 8: 10, 20 end (6/8), one censored at 20 after them, then 30, 40, 90 of 5: 6/8 · 4/5 · 3/4 = 0.45.
    expect(north?.median.value).toBe(40);
    expect(north?.answeredMedian).toBe(35);
    expect(south?.median.value).toBe(60.5);
  });

  test("within the limit are those answered in time, of those answered or overdue; not yet due is in neither", () => {
    const [hour, longer] = waits.segments[0]?.attainments ?? [];
    // 10, 20, 30, 40 in time; 90, 200 late; 120 minutes open: overdue; 20 minutes open: not due.
    expect(hour?.sums).toMatchObject({ k: 4, n: 7, customers: 3, late: 2, lateRevenue: "120.0000" });
    expect(longer?.sums).toMatchObject({ k: 5, n: 6, late: 1, lateRevenue: "100.0000" });
    // By customer within an hour: a 2 of 3, b 1 of 2, c 1 of 2.
    expect(hour?.sums).toMatchObject({ sumKK: 6, sumNN: 17, sumKN: 10 });
  });

  test("channels are shares of the tickets whose channel is known", async () => {
    const place = serviceGrouping(small.version, segments);
    const channels = await ticketChannels(place, ["north@1", "south@1"], small.ask);
    expect(channels.get("north@1")).toEqual([
      { channel: "Chat", users: 2, customers: 3, n: 8, k: 4, sumKK: 8, sumNN: 22, sumKN: 12 },
      { channel: "E-mail", users: 2, customers: 3, n: 8, k: 3, sumKK: 5, sumNN: 22, sumKN: 7 },
      { channel: "Phone", users: 1, customers: 3, n: 8, k: 1, sumKK: 1, sumNN: 22, sumKN: 3 },
    ]);
    const stakes = await segmentStakes(place, small.ask);
    expect(stakes.map(({ customers: n, revenue }) => [n, revenue]).sort()).toEqual([
      [1, "70.0000"],
      [2, "120.0000"],
      [2, "20.0000"],
    ]);
  });

  test("a version without creation times knows the answered alone", async () => {
    const bare = await smallVersion({
      tables: {
        customers,
        tickets:
          "select * from (values ('T1', 'a', cast(10 as double)), ('T2', 'a', null)) as t(ticket_id, customer_id, first_response_minutes)",
      },
    });
    const place = serviceGrouping(bare.version, segments);
    const asked = [{ ref: "north@1", limits: [60] }];
    const found = await measureWaits(place, "firstResponse", { asked, ask: bare.ask });
    expect(found.segments[0]).toMatchObject({ answered: 1, open: 0, undated: 1, median: { value: 10 } });
    expect(found.first).toBeNull();
    await bare.engine.close();
  });
});
