import { expect, test } from "vitest";
import { z } from "zod";
import type { PlainRule } from "@/lib/domain/rule";
import { asked, oneOf } from "@/lib/testing/asked";
import { smallVersion } from "@/lib/testing/small-version";
import { sql } from "../sql/fragment";
import { bookAccounts, longWaits } from "./book-accounts";
import { customerRow } from "./customer-row";
import { featureUseQuestion } from "./feature-use";
import { measureWaits, serviceGrouping } from "./measure-service";
import { resolveGrouping } from "./resolve-grouping";
import { rulePredicate } from "./rule-predicate";
import { startOfDay } from "./zoned-days";

test("a day begins at midnight of its zone, or with the first moment of it where clocks are set at midnight", () => {
  const start = (day: string, timeZone: string) => startOfDay(day, { timeZone });
  expect(start("2026-10-31", "UTC")).toBe("2026-10-31T00:00:00");
  expect(start("2026-10-31", "Asia/Tokyo")).toBe("2026-10-30T15:00:00");
  expect(start("2026-10-31", "America/New_York")).toBe("2026-10-31T04:00:00");
  // Clocks go back at two on 1 November, and forward at two on 8 March.
  expect([start("2026-11-01", "America/New_York"), start("2026-11-02", "America/New_York")]).toEqual([
    "2026-11-01T04:00:00",
    "2026-11-02T05:00:00",
  ]);
  expect([start("2026-03-08", "America/New_York"), start("2026-03-09", "America/New_York")]).toEqual([
    "2026-03-08T05:00:00",
    "2026-03-09T04:00:00",
  ]);
  // In Beirut 29 March 2026 has no midnight: clocks go from 28 March 24:00 (UTC+2) to 1:00. In Havana 1 November has two.
  expect(start("2026-03-29", "Asia/Beirut")).toBe("2026-03-28T22:00:00");
  expect(start("2026-11-01", "America/Havana")).toBe("2026-11-01T04:00:00");
});

/** A customer with a ticket that still waits and one answered after 90 minutes, and an event, at local times of 2026-10-31. */
async function dayIn(timeZone: string, hoursAhead: number) {
  const at = (local: string) => `timestamp '${local}' - to_hours(cast(${hoursAhead} as bigint))`;
  const tables = {
    customers:
      "select 'c' as customer_id, 'ada@desk.example' as owner_email, 'north' as region, date '2026-10-31' as started_on",
    tickets: `select 'open' as ticket_id, 'c' as customer_id, ${at("2026-10-31 21:00")} as created_at, null::timestamp as first_response_at, null::double as first_response_minutes
      union all select 'early', 'c', ${at("2026-10-31 05:00")}, ${at("2026-10-31 06:30")}, 90`,
    events: `select 'c' as customer_id, 'export' as name, ${at("2026-10-31 05:00")} as happened_at
      union all select 'c', 'export', ${at("2026-10-31 23:30")}`,
  };
  return await smallVersion({ asOf: "2026-10-31", timeZone, tables });
}

for (const [timeZone, hoursAhead] of [
  ["Asia/Tokyo", 9],
  ["America/New_York", -4],
] as const)
  test(`what happened on the as-of day of ${timeZone} is of that day, and waits end with it`, async () => {
    const small = await dayIn(timeZone, hoursAhead);
    const segments = [asked("north", oneOf("customers.region", "north"))];
    const place = serviceGrouping(small.version, segments);
    const waits = await measureWaits(place, "firstResponse", {
      asked: [{ ref: "north@1", limits: [60] }],
      ask: small.ask,
    });
    // Three hours to midnight: overdue, as is the one of 90 minutes.
    expect(waits.segments[0]).toMatchObject({
      answered: 1,
      open: 1,
      undated: 0,
      attainments: [{ sums: { n: 2, k: 0 } }],
    });
    expect([waits.first, waits.last]).toEqual(["2026-10-31", "2026-10-31"]);
    const owner = "ada@desk.example";
    const long = await longWaits(place, { owner, topic: "firstResponse", minutes: 60 }, small.ask);
    expect(long.map(({ minutes, age, day }) => [minutes, age, day])).toEqual([
      [90, null, "2026-10-31"],
      [null, 180, "2026-10-31"],
    ]);
    expect((await bookAccounts(place, { owner, keys: [] }, small.ask))[0]?.last).toBe("2026-10-31");

    const { grouping } = await resolveGrouping({ ...small, segments }, { by: "segments" });
    const use = { version: small.version, grouping, asOf: "2026-10-31", days: 1, most: 5 };
    const used = await small.ask(featureUseQuestion(use));
    expect(used.filter(({ feature }) => feature === "export")).toMatchObject([{ customers: 1 }]);

    const frame = { versionId: small.version.id, manifest: small.version.manifest };
    const behaviour = { kind: "behaviour" as const, table: "events" as const, where: [] };
    const rules: PlainRule[] = [
      { ...behaviour, window: { kind: "lastDays", days: 1 }, measure: { of: "times", op: "atLeast", times: 2 } },
      { ...behaviour, window: { kind: "firstDays", days: 1 }, measure: { of: "times", op: "atLeast", times: 2 } },
      { ...behaviour, window: { kind: "ever" }, measure: { of: "first", within: { kind: "lastDays", days: 1 } } },
    ];
    const row = await customerRow(small.version, { id: "c", rules }, small.ask);
    expect(row?.behaviour.events?.map((cells) => String(cells["events.happened_at"]).slice(0, 10))).toEqual([
      "2026-10-31",
      "2026-10-31",
    ]);
    for (const rule of rules) {
      const { with: tables, from, where } = rulePredicate(rule, frame);
      const [found] = await small.ask({
        statement: sql`with ${tables[0] ?? sql``} select cast(count(*) as double) as n from ${from} where ${where}`,
        row: z.object({ n: z.number() }),
      });
      expect(found?.n, JSON.stringify(rule)).toBe(1);
    }
    await small.engine.close();
  });
