import { expect, test } from "vitest";
import { mintActor } from "@/lib/access/mint";
import { unitRowsPage } from "@/lib/analytics/queries/unit-rows-page";
import type { JobRole } from "@/lib/domain/actor";
import { computedAmounts } from "@/lib/domain/field-visibility";
import { smallVersion } from "@/lib/testing/small-version";
import { closedKeys, columnViews, rowViews } from "./column-views";

const person = (jobRole: JobRole) =>
  mintActor({
    userId: "u",
    email: "u@halden.example",
    name: "U",
    jobRole,
    level: "viewer",
    via: "session",
    workspace: { id: "w", slug: "w", name: "W", isSample: false },
  });

const tables = {
  customers: "select 'c1' as customer_id, 'pro' as plan",
  payments: `select 'p1' as payment_id, 'c1' as customer_id, 'o1' as order_id, cast(40 as decimal(18,4)) as amount, cast(day as date) as paid_on
    from (values ('2023-05-02'), ('2024-03-01')) as t(day)`,
};

/** The keys of the columns that a role gets behind a number, computed amounts only, and how it sees them. */
async function amountsOf(jobRole: JobRole, metric: string) {
  const { version, ask } = await smallVersion({ tables, asOf: "2024-06-30" });
  const views = columnViews(person(jobRole), version);
  const question = { by: "customers.plan", metrics: [metric], against: "rest" };
  const page = { offset: 0, limit: 10, closed: closedKeys(views) };
  const { columns } = await unitRowsPage({ version, question, ask }, { group: null, metric }, page);
  return columns.filter(({ type }) => type === "money").map(({ key }) => [key, views.get(key)?.others]);
}

test("computed amounts are contract values: product sees bands, success does not get them at all", async () => {
  expect(await amountsOf("analyst", "nrr")).toEqual([
    ["customers.opening", "visible"],
    ["customers.closing", "visible"],
  ]);
  expect(await amountsOf("product", "nrr")).toEqual([
    ["customers.opening", "band"],
    ["customers.closing", "band"],
  ]);
  expect(await amountsOf("product", "order_value")).toEqual([["payments.order_amount", "band"]]);
  expect(await amountsOf("success", "nrr")).toEqual([]);
  expect(await amountsOf("success", "order_value")).toEqual([]);
});

test("every amount that a metric computes is known as one", async () => {
  const listed = [...(await amountsOf("analyst", "grr")), ...(await amountsOf("analyst", "order_value"))];
  expect(listed.map(([key]) => key)).toEqual([...computedAmounts]);
});

test("ids of rows, which may be made of the customer's id, are seen in rows as that is", async () => {
  const { version } = await smallVersion({ tables, asOf: "2024-06-30" });
  const seen = (jobRole: JobRole) => {
    const views = rowViews(person(jobRole), version);
    return ["payments.payment_id", "payments.order_id"].map((key) => views.get(key)?.others);
  };
  expect(seen("analyst")).toEqual(["pseudonym", "pseudonym"]);
  expect(seen("product")).toEqual(["pseudonym", "pseudonym"]);
  expect(seen("success")).toEqual(["absent", "absent"]);
  expect(columnViews(person("analyst"), version).get("payments.order_id")?.others).toBe("visible");
});

test("margins and unit costs are closed in rows as their figures are", async () => {
  const { version } = await smallVersion({
    tables: {
      customers: `select 'c1' as customer_id, 'u@halden.example' as owner_email, 0.4 as gross_margin_rate,
        cast(30 as decimal(18,4)) as acquisition_cost`,
      payments: `select 'p1' as payment_id, 'c1' as customer_id, cast(40 as decimal(18,4)) as amount,
        cast(9 as decimal(18,4)) as cost, date '2024-03-01' as paid_on`,
    },
    asOf: "2024-06-30",
  });
  const seen = (jobRole: JobRole) => {
    const views = columnViews(person(jobRole), version);
    const keys = ["customers.gross_margin_rate", "customers.acquisition_cost", "payments.cost", "payments.amount"];
    return keys.map((key) => `${views.get(key)?.own} ${views.get(key)?.others}`);
  };
  const all = "visible visible";
  expect(seen("analyst")).toEqual([all, all, all, all]);
  expect(seen("executive")).toEqual([all, all, all, all]);
  // Product may see what it costs to win a customer, not what serving one costs; success neither, of own accounts too.
  expect(seen("product")).toEqual(["absent absent", "band band", "absent absent", "band band"]);
  expect(seen("success")).toEqual(["absent absent", "absent absent", "absent absent", "visible absent"]);
});
