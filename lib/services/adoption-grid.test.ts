import { expect, test } from "vitest";
import { featureUseQuestion } from "@/lib/analytics/queries/feature-use";
import { resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { adoptionTitle } from "@/lib/domain/adoption-words";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { asked, oneOf } from "@/lib/testing/asked";
import { smallVersion } from "@/lib/testing/small-version";
import { adoptionGrid } from "./adoption-grid";

/**
 * Customers 0 to 39 are in the north, 40 to 79 in the south, 80 to 83 on an island; 84 to 99 were in the north and have left. Thirty of
 * the north plan, one of them twice; eight of the south; all of the island; all who left. Thirty days to 31 October begin on the 2nd:
 * the 20 of the south who planned on the 1st, or in November, do not count. Nobody but customer 0 exports.
 */
const tables = {
  customers: `select 'c' || i as customer_id, i >= 84 as churned,
    case when i < 40 or i >= 84 then 'North' when i < 80 then 'South' else 'Island' end as region from range(100) as t(i)`,
  events: `select customer_id, cast(moment as timestamp) as happened_at, name from (
    select 'c' || i as customer_id, '2026-10-02 00:00:00' as moment, 'Planned' as name from range(30) as t(i)
    union all select 'c0', '2026-10-31 23:59:59', 'Planned'
    union all select 'c0', '2026-10-31 23:59:59', 'Exported'
    union all select 'c' || i, '2026-10-20 12:00:00', 'Planned' from range(40, 48) as t(i)
    union all select 'c' || i, '2026-10-20 12:00:00', 'Planned' from range(80, 100) as t(i)
    union all select 'c' || i, '2026-10-01 23:59:59', 'Planned' from range(50, 60) as t(i)
    union all select 'c' || i, '2026-11-01 00:00:00', 'Planned' from range(60, 70) as t(i))`,
};
const segments = ["North", "South", "Island"].map((region, at) =>
  asked(region.toLowerCase(), oneOf("customers.region", region), "ABC".charAt(at)),
);

async function grid(hides: boolean, { most = 20, more = [] as AskedSegment[] } = {}) {
  const { version, ask, engine } = await smallVersion({ tables, asOf: "2026-10-31" });
  const all = [...segments, ...more];
  const resolved = await resolveGrouping({ version, segments: all, ask }, { by: "segments" });
  const { grouping } = resolved;
  const use = await ask(featureUseQuestion({ version, grouping, asOf: "2026-10-31", days: 30, most }));
  await engine.close();
  return adoptionGrid({ asked: all, resolved, use, hides });
}

test("a customer of today counts once for each thing done in the days asked for", async () => {
  const found = await grid(false);
  expect(found.customers).toBe(84);
  expect(found.segments.map(({ customers }) => customers)).toEqual([40, 40, 4]);
  expect(found.rows.map(({ feature, share }) => [feature, share])).toEqual([
    ["Planned", 42 / 84],
    ["Exported", 1 / 84],
  ]);
  const [planned, exported] = found.rows;
  expect(planned?.cells.map(({ estimate, isBest }) => [estimate?.numerator, estimate?.value, isBest])).toEqual([
    [30, 0.75, true],
    [8, 0.2, false],
    // All of the island, but four are no measure for others.
    [4, 1, false],
  ]);
  const gap = planned?.cells[1]?.estimate;
  expect([gap?.mark, gap?.difference?.value.toFixed(9)]).toEqual(["lower", "-0.550000000"]);
  expect(exported?.cells.map(({ estimate }) => estimate?.numerator)).toEqual([1, 0, 0]);
  expect(exported?.cells[1]?.estimate?.mark).not.toBe("lower");
  const view = { dataset: {} as never, days: 30, from: "", to: "", presence: "", ...found };
  expect(adoptionTitle(view)).toBe("Planned: South 55.0 points behind North");
});

test("few customers are hidden with the neighbour that would give them away, and then no gap to it is shown", async () => {
  const found = await grid(true);
  expect(found.segments.map(({ customers }) => customers)).toEqual([40, null, null]);
  const [planned] = found.rows;
  expect(planned?.cells.map(({ state }) => state)).toEqual(["shown", "suppressed", "suppressed"]);
});

test("the rarer things are counted and not listed", async () => {
  const found = await grid(false, { most: 1 });
  expect([found.rows.map(({ feature }) => feature), found.more]).toEqual([["Planned"], 1]);
});

test("a segment that the version cannot tell has no size and no shares, and the reason stands below", async () => {
  const found = await grid(false, { more: [asked("gold", oneOf("customers.plan", "Gold"), "D")] });
  expect(found.segments.map(({ customers }) => customers)).toEqual([40, 40, 4, null]);
  expect(found.rows[0]?.cells[3]).toEqual({ state: "notDefined", isBest: false, estimate: null });
  expect(found.notes.at(-1)).toMatch(/^Gold: .*customers\.plan/);
});
