import { expect, test } from "vitest";
import { metrics } from "@/lib/domain/metrics";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import { sevenCustomers } from "@/lib/testing/seven-customers";
import { smallVersion } from "@/lib/testing/small-version";
import { explainCell } from "./explain-cell";
import { computeScoreboard } from "./scoreboard";

async function board(question: Omit<ScoreboardQuestion, "against"> & { against?: string }) {
  const { version, ask } = await smallVersion(sevenCustomers);
  return computeScoreboard({ version, ask, question: { against: "rest", ...question } });
}

/** [value, n, numerator, denominator] of pro, free and the whole. */
const worked: Readonly<Record<string, readonly (readonly (number | null)[])[]>> = {
  customers: [
    [4, 4, 4, 7],
    [3, 3, 3, 7],
    [7, 7, 7, 7],
  ],
  revenue: [
    [540, 4, 540, 565],
    [25, 2, 25, 565],
    [565, 6, 565, 565],
  ],
  // c06 began its trial less than 90 days before 30 June; c02 converted after 151 days.
  conversion: [
    [3 / 4, 4, 3, 4],
    [0, 2, 0, 2],
    [3 / 6, 6, 3, 6],
  ],
  // c07 never started and is not in question.
  churned_share: [
    [2 / 4, 4, 2, 4],
    [0, 2, 0, 2],
    [2 / 6, 6, 2, 6],
  ],
  churn_per_month: [
    [2 / 14, 4, 2, 14],
    [0, 2, 0, 3],
    [2 / 17, 6, 2, 17],
  ],
  // pro: of 4 at month 2 one leaves, of 3 at month 3 one leaves. All: c05 is still at risk at month 2, c06 no more.
  retention_3: [
    [0.5, 4, null, null],
    [null, 2, null, null],
    [(4 / 5) * (2 / 3), 6, null, null],
  ],
  // month 3 is over for customers who started until March: c01, c02, c03, c04; active then: c02, c03.
  active_3: [
    [2 / 4, 4, 2, 4],
    [null, 0, 0, 0],
    [2 / 4, 4, 2, 4],
  ],
  // months with a payment from July 2023 to June 2024: pro 2 + 2 + 2 months, free 1.
  arpu: [
    [460 / 6, 6, 460, 6],
    [20, 1, 20, 1],
    [480 / 7, 7, 480, 7],
  ],
  observed_ltv: [
    [135, 4, 540, 4],
    [12.5, 2, 25, 2],
    [565 / 6, 6, 565, 6],
  ],
  cac: [
    [60, 3, 180, 3],
    [15, 2, 30, 2],
    [42, 5, 210, 5],
  ],
  ltv_cac: [
    [460 / 180, 3, 460, 180],
    [25 / 30, 2, 25, 30],
    [485 / 210, 5, 485, 210],
  ],
  nps: [
    [(100 * (2 - 1)) / 4, 4, 100, 4],
    [-100, 1, -100, 1],
    [0, 5, 0, 5],
  ],
  // c01 has o1 and o2, c02 o3 and o4, c03 o5 and o6, c05 o7.
  repeat_rate: [
    [1, 3, 3, 3],
    [0, 1, 0, 1],
    [3 / 4, 4, 3, 4],
  ],
  order_value: [
    [460 / 6, 6, 460, 6],
    [20, 1, 20, 1],
    [480 / 7, 7, 480, 7],
  ],
  // p2 has no known cost.
  margin: [
    [(450 - 190) / 450, 6, 260, 450],
    [15 / 20, 1, 15, 20],
    [275 / 470, 7, 275, 470],
  ],
  // d7 belongs to no customer: in the whole, in no group.
  close_rate: [
    [3 / 4, 4, 3, 4],
    [0, 1, 0, 1],
    [4 / 6, 6, 4, 6],
  ],
  deal_value: [
    [200, 2, 400, 2],
    [null, 0, 0, 0],
    [150, 3, 450, 3],
  ],
  won_value: [
    [400, 2, 400, 450],
    [0, 0, 0, 450],
    [450, 3, 450, 450],
  ],
  sales_cycle: [
    [20, 3, 60, 3],
    [null, 0, 0, 0],
    [15, 4, 60, 4],
  ],
  first_response_median: [
    [20, 3, null, null],
    [50, 1, null, null],
    [30, 5, null, null],
  ],
  first_response_mean: [
    [20, 3, 60, 3],
    [50, 1, 50, 1],
    [34, 5, 170, 5],
  ],
  resolution_median: [
    [150, 2, null, null],
    [500, 1, null, null],
    [350, 4, null, null],
  ],
  csat_top2: [
    [2 / 3, 3, 2, 3],
    [0, 1, 0, 1],
    [3 / 5, 5, 3, 5],
  ],
  csat_mean: [
    [4, 3, 12, 3],
    [1, 1, 1, 1],
    [18 / 5, 5, 18, 5],
  ],
};

test("every kind of metric gives the value worked out by hand, by group and for the whole", async () => {
  const ids = Object.keys(worked);
  const view = await board({ by: "customers.plan", metrics: ids });
  expect(view.groups.map((group) => group.key)).toEqual(["pro", "free"]);
  for (const [index, id] of ids.entries()) {
    const estimates = [view.cells[0]?.[index], view.cells[1]?.[index], view.totals[index]].map(
      (cell) => cell?.estimate,
    );
    for (const [row, expected] of (worked[id] ?? []).entries()) {
      const { value, n, numerator, denominator } = estimates[row] ?? {};
      const actual = [value, n, numerator, denominator];
      for (const [place, number] of expected.entries()) {
        if (number === null) expect([id, row, place, actual[place]]).toEqual([id, row, place, null]);
        else expect(actual[place], `${id} ${row} ${place}`).toBeCloseTo(number, 10);
      }
    }
  }
  const untested = metrics.map(({ id }) => id).filter((id) => !(id in worked));
  expect(untested.sort()).toEqual([
    "active_12",
    "active_6",
    "grr",
    "logo_retention",
    "mrr",
    "nrr",
    "payback",
    "retention_12",
    "retention_6",
  ]);
});

test("recurring revenue is of those who have not left, also where nobody knows; no amount is left out", async () => {
  const paying = `select customer_id, plan, churned, cast(monthly as decimal(18,4)) as monthly_revenue from (values
    ('a', 'pro', false, 10.5), ('b', 'pro', true, 99), ('c', 'pro', null, 4), ('d', 'free', false, null), ('e', 'free', true, 7)
  ) as t(customer_id, plan, churned, monthly)`;
  const { version, ask } = await smallVersion({ tables: { customers: paying } });
  const question = { by: "customers.plan", metrics: ["mrr"], against: "rest" };
  const view = await computeScoreboard({ version, ask, question });
  const told = [...view.cells, view.totals].map(([cell]) => [cell?.estimate?.value, cell?.estimate?.n]);
  expect(view.groups.map(({ key }) => key)).toEqual(["pro", "free"]);
  expect(told).toEqual([
    [14.5, 2],
    [0, 0],
    [14.5, 2],
  ]);
});

test("revenue retention compares a month with the one before", async () => {
  const metrics = ["nrr", "grr", "logo_retention"];
  // January: c01 50, c02 100. February: c01 50, c02 nothing, c03 80 (new, not in it).
  const view = await board({ by: "customers.plan", metrics, revenuePeriod: "2024-02" });
  expect(view.totals.map((cell) => [cell.estimate?.value, cell.estimate?.n, cell.estimate?.denominator])).toEqual([
    [50 / 150, 2, 150],
    [50 / 150, 2, 150],
    [0.5, 2, 2],
  ]);
  // First quarter: c01 100, c02 100, c03 80. Second: c02 200, c03 -20: the refund counts against NRR and as 0 in GRR.
  const quarter = await board({ by: "customers.plan", metrics, revenuePeriod: "2024Q2" });
  expect(quarter.totals.map((cell) => cell.estimate?.value)).toEqual([180 / 280, 100 / 280, 1 / 3]);
});

test("a subscription's last month stands against a year ago, whoever joined since; purchases by twelve months", async () => {
  // a pays 10 all along; b joined in September 2023, began with 10 and pays 20; c joined in June 2024 and is in no opening month.
  const days = (customer: string, from: string, to: string, amount: number) =>
    `select '${customer}' as customer_id, cast(day as date) as paid_on, cast(${amount} as decimal(18,4)) as amount
     from range(date '${from}', date '${to}', interval 1 month) as t(day)`;
  const rows = [
    days("a", "2022-01-01", "2024-08-01", 10),
    days("b", "2023-09-01", "2023-12-01", 10),
    days("b", "2023-12-01", "2024-08-01", 20),
    days("c", "2024-06-01", "2024-08-01", 50),
  ];
  const tables = {
    customers: `select customer_id, 'all' as plan, cast(10 as decimal(18,4)) as monthly_revenue from (values ('a'), ('b'), ('c')) as t(customer_id)`,
    payments: `select row_number() over () as payment_id, * from (${rows.join(" union all ")})`,
  };
  const question = { by: "customers.plan", metrics: ["nrr"], against: "rest" };
  const told = async (asOf: string, derived: readonly string[] = []) => {
    const asked = { ...(await smallVersion({ tables, asOf, derived })), question };
    const [total] = (await computeScoreboard(asked)).totals;
    const { words, metric } = await explainCell(asked, { group: null, metric: "nrr" });
    const { estimate } = total ?? {};
    return [estimate?.value, estimate?.n, estimate?.denominator, words.at(-1), metric.version];
  };
  // July 2024 has begun: June against June 2023, which knows a alone.
  expect(await told("2024-07-15")).toEqual([1, 1, 10, "Jun 2024 against Jun 2023.", 2]);
  // Twelve months to June 2023: a 120; to June 2024: a 120, b and c are new.
  const plain = ["customers.monthly_revenue"];
  expect(await told("2024-07-15", plain)).toEqual([
    1,
    1,
    120,
    "12 months to Jun 2024 against 12 months to Jun 2023.",
    2,
  ]);
});
