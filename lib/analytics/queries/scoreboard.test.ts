import { expect, test } from "vitest";
import { smallVersion } from "@/lib/testing/small-version";
import { computeScoreboard } from "./scoreboard";

const customers = `
  select * from (values
    ('c01', 'shop',    true,  10.00, 1.0),
    ('c02', 'shop',    true,  12.00, 2.0),
    ('c03', 'shop',    false, 14.00, 3.0),
    ('c04', 'shop',    false, 16.00, 6.0),
    ('c05', 'agency',  false, 30.00, 6.0),
    ('c06', 'agency',  false, 32.00, 7.0),
    ('c07', 'agency',  true,  34.00, 3.0),
    ('c08', 'agency',  false, 36.00, 9.0),
    ('c09', 'agency',  false, 38.00, 9.0),
    ('c10', null,      true,  50.00, 2.0),
    ('c11', null,      null,  null,  null),
    ('c12', 'x',       false, 60.00, 8.0)
  ) as t(customer_id, kind, churned, monthly_revenue, tenure_months)`;
const typed = `select customer_id, kind, churned, cast(monthly_revenue as decimal(18,4)) as monthly_revenue, cast(tenure_months as double) as tenure_months from (${customers})`;

test("a share, a mean and a retention by a text column", async () => {
  const { version, ask } = await smallVersion({ tables: { customers: typed } });
  const question = {
    by: "customers.kind",
    metrics: ["customers", "churned_share", "arpu", "retention_3", "churn_per_month"],
    against: "rest",
  };
  const view = await computeScoreboard({ version, question, ask });
  expect(view.groups.map(({ key, size, shareOfTotal }) => [key, size, shareOfTotal])).toEqual([
    ["agency", 5, 5 / 12],
    ["shop", 4, 4 / 12],
    ["x", 1, 1 / 12],
    ["(empty)", 2, 2 / 12],
  ]);
  const values = view.cells.map((row) => row.map((cell) => cell.estimate?.value));
  expect(values[0]).toEqual([5, 0.2, 34, 0.8, 1 / 34]);
  expect(values[1]?.slice(0, 3)).toEqual([4, 0.5, 13]);
  expect(view.totals.map((cell) => cell.estimate?.n)).toEqual([12, 11, 11, 11, 11]);
  expect(view.totals[2]?.estimate).toMatchObject({ value: 332 / 11, numerator: 332, denominator: 11, customers: 11 });
  expect(view.notes[0]).toBe("Not adjusted for other columns.");
});
