import { describe, expect, test } from "vitest";
import type { TrendQuestion, TrendView } from "@/lib/domain/trend";
import { smallVersion } from "@/lib/testing/small-version";
import { measureTrend } from "./measure-trend";

const asOf = "2024-03-15";

/**
 * Started, left: ann Nov – ; ben Dec, left 29 Feb; cia Jan, left 1 Mar; dan 1 Feb –; eve 10 Mar –; fay left on an unknown day; gil never
 * started. North: ann, ben, fay; South: the others. South has no customer before January.
 */
const tables = {
  customers: `select customer_id, region, cast(started_on as date) as started_on, cast(churned_on as date) as churned_on, churned,
      cast(trial_started_on as date) as trial_started_on, cast(started_on as date) as converted_on, cast(cost as decimal(18,4)) as acquisition_cost,
      cast(1 as decimal(18,4)) as monthly_revenue, 5 as nps_score, 3.0 as size from (values
    ('ann', 'North', '2023-11-05', null, false, '2023-10-20', 100),
    ('ben', 'North', '2023-12-01', '2024-02-29', true, '2023-11-20', 300),
    ('cia', 'South', '2024-01-31', '2024-03-01', true, '2023-11-25', 50),
    ('dan', 'South', '2024-02-01', null, false, '2023-12-10', null),
    ('eve', 'South', '2024-03-10', null, false, '2023-12-20', 70),
    ('fay', 'North', '2023-11-01', null, true, null, null),
    ('gil', 'South', null, null, null, '2023-11-11', null)) as t(customer_id, region, started_on, churned_on, churned, trial_started_on, cost)`,
  payments: `select order_id || paid_on as payment_id, customer_id, order_id, cast(paid_on as date) as paid_on, cast(amount as decimal(18,4)) as amount from (values
    ('ann', 'o1', '2023-11-30', 10), ('ann', 'o1', '2023-12-01', 20), ('ann', 'o2', '2023-12-20', 30), ('ben', 'o3', '2023-12-24', 40),
    ('cia', 'o4', '2024-02-29', 15), ('ann', 'o5', '2024-02-29', -5), ('eve', 'o6', '2024-03-10', 7)) as t(customer_id, order_id, paid_on, amount)`,
  deals: `select deal_id, customer_id, outcome, cast(opened_on as date) as opened_on, cast(closed_on as date) as closed_on, cast(amount as decimal(18,4)) as amount from (values
    ('d1', 'ann', 'won', '2023-12-30', '2024-01-02', 9), ('d2', null, 'lost', '2023-12-30', '2024-01-31', null),
    ('d3', 'cia', 'won', '2024-01-01', '2024-02-29', 5), ('d4', 'cia', 'open', '2024-02-01', null, null)) as t(deal_id, customer_id, outcome, opened_on, closed_on, amount)`,
  tickets: `select * from (values ('t1', 'ann', timestamp '2024-01-31 23:59:59', 10.0, 5), ('t2', 'ann', timestamp '2024-02-01 00:00:00', 30.0, 2),
    ('t3', 'ben', timestamp '2024-02-29 12:00:00', 50.0, 4), ('t4', null, timestamp '2024-02-11 12:00:00', null, null)) as t(ticket_id, customer_id, created_at, first_response_minutes, csat_score)`,
  customer_months: `select customer_id, cast(month as date) as month, age, cast(revenue as decimal(18,4)) as revenue, cast(0 as decimal(18,4)) as previous_revenue, active, true as complete, age as age_months from (values
    ('ann', '2023-11-01', 0, 10, true), ('ann', '2023-12-01', 1, 50, true), ('ann', '2024-01-01', 2, 0, false), ('ann', '2024-02-01', 3, -5, true),
    ('ben', '2023-12-01', 0, 40, true), ('cia', '2024-02-01', 1, 15, true), ('eve', '2024-03-01', 0, 7, true)) as t(customer_id, month, age, revenue, active)`,
};

async function ask(question: Partial<TrendQuestion> & { metric: string }): Promise<TrendView> {
  const { version, ask, engine } = await smallVersion({ tables, asOf });
  try {
    return await measureTrend({ version, ask, question: { length: "month", ...question } });
  } finally {
    await engine.close();
  }
}

/** Value of each period, with those that may still change in brackets. */
function line(view: TrendView, key?: string): Record<string, number | null | [number | null]> {
  const one = key === undefined ? view.all : view.groups.find((group) => group.key === key);
  return Object.fromEntries(
    view.periods.map((period, place) => {
      const value = one?.points[place]?.value ?? null;
      return [period.key, period.complete ? value : [value]];
    }),
  );
}

describe("what a month holds, worked out by hand", () => {
  test("customers stand as of the last day; who left that day is gone, who left on an unknown day was never counted", async () => {
    const view = await ask({ metric: "customers", by: "customers.region" });
    expect(line(view)).toEqual({ "2023-11": 1, "2023-12": 2, "2024-01": 3, "2024-02": 3, "2024-03": [3] });
    expect(line(view, "South")).toEqual({
      "2023-11": null,
      "2023-12": null,
      "2024-01": 1,
      "2024-02": 2,
      "2024-03": [2],
    });
    expect(view.last).toBe(3);
    expect(view.all.previous).toMatchObject({ against: { key: "2024-01" }, difference: 0, estimate: null });
    expect(view.all.yearBefore).toBeNull();
  });

  test("churn is of those there when the month began; a year is not twelve months added up unless asked by month", async () => {
    const share = await ask({ metric: "churned_share" });
    // December: of ann 0. January: of ann, ben 0. February: of ann, ben, cia 1. March so far: of ann, cia, dan 1.
    expect(line(share)).toEqual({ "2023-12": 0, "2024-01": 0, "2024-02": 1 / 3, "2024-03": [1 / 3] });
    expect(share.all.points[2]).toMatchObject({ n: 3, numerator: 1, denominator: 3 });
    const quarters = await ask({ metric: "churn_per_month", length: "quarter" });
    expect(line(quarters)).toEqual({ "2023Q4": 0, "2024Q1": [2 / 8] });
    expect(line(await ask({ metric: "churned_share", length: "quarter" }))).toEqual({ "2024Q1": [1 / 2] });
  });

  test("conversion stands at the trial and is open until 90 days after the month; later trials are absent, not 0", async () => {
    const view = await ask({ metric: "conversion" });
    // Until 16 December: October ann 1 of 1; November ben, cia of ben, cia, gil; December dan of dan.
    expect(line(view)).toEqual({
      "2023-10": 1,
      "2023-11": 2 / 3,
      "2023-12": [1],
      "2024-01": [null],
      "2024-02": [null],
      "2024-03": [null],
    });
    expect(view.periods[view.last ?? 0]?.key).toBe("2023-11");
  });

  test("revenue is 0 in a month without payments once there were some; a leap day belongs to February; refunds count", async () => {
    const view = await ask({ metric: "revenue", by: "customers.region" });
    expect(line(view)).toEqual({ "2023-11": 10, "2023-12": 90, "2024-01": 0, "2024-02": 10, "2024-03": [7] });
    expect(line(view, "North")).toEqual({ "2023-11": 10, "2023-12": 90, "2024-01": 0, "2024-02": -5, "2024-03": [0] });
    expect(line(view, "South")).toMatchObject({ "2023-11": null, "2024-01": null, "2024-02": 15 });
    expect(line(await ask({ metric: "revenue", length: "year" }))).toEqual({ "2023": 100, "2024": [17] });
  });

  test("orders stand at their first payment; repeat rate is of the orders within the month", async () => {
    expect(line(await ask({ metric: "order_value" }))).toEqual({
      "2023-11": 30,
      "2023-12": 35,
      "2024-01": null,
      "2024-02": 5,
      "2024-03": [7],
    });
    const repeat = await ask({ metric: "repeat_rate" });
    expect(line(repeat)).toMatchObject({ "2023-11": 0, "2023-12": 1 / 2, "2024-01": null });
  });

  test("revenue per customer and month, and net retention from a month with one before it on", async () => {
    expect(line(await ask({ metric: "arpu" }))).toEqual({
      "2023-11": 10,
      "2023-12": 45,
      "2024-01": null,
      "2024-02": 5,
      "2024-03": [7],
    });
    const net = await ask({ metric: "nrr" });
    expect(line(net)).toEqual({ "2023-12": 5, "2024-01": 0, "2024-02": null, "2024-03": [0] });
    expect(line(await ask({ metric: "logo_retention" }))).toMatchObject({
      "2023-12": 1,
      "2024-01": 0,
      "2024-02": null,
    });
  });

  test("deals stand at their close, those of nobody in the whole; tickets at their creation, costs at the start", async () => {
    expect(line(await ask({ metric: "close_rate" }))).toEqual({ "2024-01": 1 / 2, "2024-02": 1, "2024-03": [null] });
    expect(line(await ask({ metric: "close_rate", by: "customers.region" }), "North")).toMatchObject({
      "2024-01": 1,
      "2024-02": null,
    });
    expect(line(await ask({ metric: "won_value" }))).toEqual({ "2024-01": 9, "2024-02": 5, "2024-03": [0] });
    expect(line(await ask({ metric: "first_response_median" }))).toEqual({
      "2024-01": 10,
      "2024-02": 40,
      "2024-03": [null],
    });
    expect(line(await ask({ metric: "csat_top2" }))).toMatchObject({ "2024-01": 1, "2024-02": 1 / 2 });
    expect(line(await ask({ metric: "cac" }))).toEqual({
      "2023-11": 100,
      "2023-12": 300,
      "2024-01": 50,
      "2024-02": null,
      "2024-03": [70],
    });
    expect(line(await ask({ metric: "mean:tickets.csat_score" }))).toMatchObject({ "2024-02": 3 });
  });
});

describe("what has no trend says why", () => {
  test.each([
    ["retention_12", "belongs to customers of one age"],
    ["active_3", "belongs to customers of one age"],
    ["observed_ltv", "grows with the age of customers"],
    ["ltv_cac", "sets revenue so far against cost"],
    ["nps", "known only as it stands on the as-of day"],
    ["mean:customers.size", "known only as it stands on the as-of day"],
    ["margin", "needs the field"],
  ])("%s", async (metric, words) => {
    await expect(ask({ metric })).rejects.toThrow(words);
  });

  test("a column of another table, a last period of another length, one after the as-of day", async () => {
    await expect(ask({ metric: "revenue", by: "deals.outcome" })).rejects.toThrow("group by a column of customers");
    await expect(ask({ metric: "revenue", until: "2024Q1" })).rejects.toThrow("2024Q1 is no month");
    await expect(ask({ metric: "revenue", until: "2024-04" })).rejects.toThrow("2024-04 is no month");
  });
});

/** 30 tickets a month, all of different customers but one: 6 satisfied in January 2023, 12 in December, 27 in January 2024. */
const rated = {
  customers: "select 'c' || i as customer_id, case when i < 45 then 'A' else 'B' end as team from range(91) as t(i)",
  tickets: `select 't' || i as ticket_id, case when i in (0, 89) then 'c90' else 'c' || i end as customer_id,
      cast(month as timestamp) as created_at, case when i % 30 < satisfied then 5 else 1 end as csat_score
    from range(90) as t(i) join (values (0, '2023-01-15', 6), (1, '2023-12-15', 12), (2, '2024-01-15', 27)) as m(place, month, satisfied)
      on m.place = cast(floor(i / 30.0) as integer)`,
};

test("the last complete month is judged against the one before and that of a year before, as one family", async () => {
  const { version, ask } = await smallVersion({ tables: rated, asOf: "2024-02-10" });
  const view = await measureTrend({ version, ask, question: { metric: "csat_top2", length: "month" } });
  expect(view.periods).toHaveLength(14);
  expect(view.family).toEqual({ m: 2, marked: 2, alpha: 0.05 });
  expect(view.all.previous).toMatchObject({ against: { key: "2023-12", label: "Dec 2023" }, from: 0.4, to: 0.9 });
  expect(view.all.previous?.estimate).toMatchObject({ mark: "higher", n: 30 });
  expect(view.all.previous?.difference).toBeCloseTo(0.5, 12);
  // Pooled z of 27/30 against 12/30: 0.5 / sqrt(0.65 * 0.35 / 15) = 4.0602.
  expect(view.all.previous?.estimate?.p).toBeCloseTo(4.9e-5, 6);
  expect(view.all.yearBefore).toMatchObject({ against: { key: "2023-01" }, from: 0.2 });
  expect(view.all.points[1]).toBeNull();
  const few = await measureTrend({
    version,
    ask,
    question: { metric: "csat_top2", length: "month", by: "customers.team" },
  });
  const [one, other] = ["A", "B"].map((key) => few.groups.find((group) => group.key === key));
  // Team A has no ticket in January 2024, team B one in January 2023.
  expect(one?.previous).toMatchObject({
    difference: null,
    sentence: "Nothing was measured in one of the two periods.",
  });
  expect(other?.previous).toMatchObject({ sentence: null, estimate: { mark: "higher" } });
  expect(other?.yearBefore).toMatchObject({ difference: null, estimate: { mark: "notEnough", difference: null } });
});

test("the same customers in both periods are shown side by side and not judged", async () => {
  const view = await ask({ metric: "arpu", until: "2023-12" });
  expect(view.all.previous).toMatchObject({
    from: 10,
    to: 45,
    difference: 35,
    estimate: { mark: "notComparable", reason: "sameCustomers" },
  });
  expect(view.family).toMatchObject({ m: 0, marked: 0 });
  expect(view.notes.join()).toContain("not judged");
});
