import { expect, test } from "vitest";
import { resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { revenueWindows } from "@/lib/domain/revenue-windows";
import { smallVersion } from "@/lib/testing/small-version";
import { retentionChange } from "./retention-change";

/**
 * Ten customers in North pay 10, 10 and 12 each January; ten in South 10, 5 and 5. So the first year keeps 150 of 200, the second
 * 170 of 150. North: rate (1/2 + 2/3)/2 · 0.2, South: (1/2 + 1/3)/2 · 0.5; mix centred at 113/120: 1/6 · (1.1 - c) - 1/6 · (0.75 - c).
 */
const tables = {
  customers: `select 'c' || i as customer_id, case when i < 10 then 'North' else 'South' end as region from range(20) as t(i)`,
  payments: `select 'p' || i || y as payment_id, 'c' || i as customer_id, make_date(y, 1, 10) as paid_on,
    cast(case when i < 10 then case y when 2025 then 12 else 10 end else case y when 2023 then 10 else 5 end end as decimal(18,4)) as amount
    from range(20) as t(i), (values (2023), (2024), (2025)) as v(y)`,
};

test("net revenue retention of two years is told apart into rates and mix, which add up, with those in no group apart", async () => {
  const { version, ask, engine } = await smallVersion({ tables, asOf: "2025-01-31" });
  const resolved = await resolveGrouping({ version, ask }, { by: "customers.region" });
  const windowOf = (closing: string) => {
    const [window] = revenueWindows({ span: "yearAgo", closing, periods: 1 }, { asOf: "2025-01-31", firstDay: null });
    if (!window) throw new Error(`no window of ${closing}`);
    return window;
  };
  const windows = [windowOf("2024-01"), windowOf("2025-01")] as const;
  const both = [
    { ref: "North", name: "North" },
    { ref: "South", name: "South" },
  ];
  const moved = await retentionChange({ version, resolved, windows, groups: both, ask });
  expect(moved?.before.value).toBeCloseTo(0.75, 12);
  expect(moved?.after.value).toBeCloseTo(170 / 150, 12);
  expect(moved?.parts.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    "rate North",
    "rate South",
    "mix Mix of segments",
  ]);
  const values = moved?.parts.map(({ value }) => value) ?? [];
  expect(values[0]).toBeCloseTo(((1 / 2 + 2 / 3) / 2) * 0.2, 12);
  expect(values[1]).toBeCloseTo(((1 / 2 + 1 / 3) / 2) * 0.5, 12);
  expect(values[2]).toBeCloseTo((1.1 - 0.75) / 6, 12);
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(moved?.change.value ?? Number.NaN, 12);
  expect(moved?.kept.value).toBeCloseTo((values[0] ?? 0) + (values[1] ?? 0), 12);
  expect(moved?.kept.interval?.[0]).toBeLessThanOrEqual(moved?.kept.value ?? Number.NaN);
  expect(moved?.kept.interval?.[1]).toBeGreaterThanOrEqual(moved?.kept.value ?? Number.NaN);
  // All customers of a region do the same: without any bucket its own rate is the same, and only the weights move a little.
  for (const part of moved?.parts ?? []) {
    expect(part.interval?.[0]).toBeLessThanOrEqual(part.value);
    expect(part.interval?.[1]).toBeGreaterThanOrEqual(part.value);
  }

  const one = await retentionChange({ version, resolved, windows, groups: both.slice(0, 1), ask });
  expect(one?.parts.map(({ segment, label }) => [segment, label])).toEqual([
    ["North", "North"],
    [null, "In no segment"],
    [null, "Mix of segments"],
  ]);
  await engine.close();
});
