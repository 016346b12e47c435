import { expect, test } from "vitest";
import { smallVersion } from "@/lib/testing/small-version";
import { computeScoreboard } from "./scoreboard";

/** Tickets of a number of minutes each: 1, 2, 3 … up to `rows`, so many in a row of the same customer. */
async function median(rows: number, perCustomer: number, customer = `'c' || ((i - 1) // ${perCustomer})`) {
  const { version, ask } = await smallVersion({
    tables: {
      customers: `select distinct 'c' || ((i - 1) // ${perCustomer}) as customer_id from range(1, ${rows + 1}) as t(i)`,
      tickets: `select 't' || i as ticket_id, ${customer} as customer_id, 'all' as channel, cast(i as double) as first_response_minutes
        from range(1, ${rows + 1}) as t(i)`,
    },
  });
  const question = { by: "tickets.channel", metrics: ["first_response_median"], against: "rest" };
  const view = await computeScoreboard({ version, ask, question });
  return view.totals[0]?.estimate;
}

test("rows of one customer that are alike count as fewer", async () => {
  // 40 customers with 3 tickets next to each other: of 120, 60 lie at or below 60.5, whole customers each. k_i is 3 or 0, so
  // v = 40/39 · 40 · 1.5² / 120² and d = v / (0.25 / 120) = 40/39 · 3 = 3.077: effective 39. Ranks 13 and 27 of 39, at
  // (12.5 / 39) · 120 = 38.5 and (26.5 / 39) · 120 = 81.5. Of 120 rows as they stand: ranks 49 and 72.
  const estimate = await median(120, 3);
  expect(estimate).toMatchObject({ value: 60.5, n: 120, customers: 40, interval: [39, 82] });
  expect(estimate?.textbook?.interval).toEqual([49, 72]);
  expect(estimate?.textbook?.designEffect).toBeCloseTo((40 / 39) * 3, 12);
});

test("one row per customer, and rows without one, keep the plain interval", async () => {
  const alone = await median(120, 1);
  expect([alone?.value, alone?.interval, alone?.textbook]).toEqual([60.5, [49, 72], undefined]);
  const nobodys = await median(120, 3, "cast(null as varchar)");
  expect([nobodys?.value, nobodys?.interval, nobodys?.textbook]).toEqual([60.5, [49, 72], undefined]);
});
