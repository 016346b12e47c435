import { expect, test } from "vitest";
import { smallVersion } from "@/lib/testing/small-version";
import { allBooks, bookTotals } from "./book-accounts";

/** 3,000 accounts of 300 owners and 7 of nobody pay 1.50 a month each; 100 have left. */
const tables = {
  customers: `select 'c' || i as customer_id, case when i < 3000 then 'o' || i % 300 || '@desk.example' end as owner_email,
    cast(1.5 as decimal(18,4)) as monthly_revenue, i >= 3007 as churned from range(3107) as t(i)`,
};

test("totals are of all accounts, however many look after them, and those of nobody are counted apart", async () => {
  const { version, ask, engine } = await smallVersion({ tables });
  const place = { versionId: version.id, manifest: version.manifest };
  const totals = await bookTotals(place, ask);
  expect({ ...totals, revenue: Number(totals.revenue) }).toEqual({ accounts: 3007, owned: 3000, revenue: 4510.5 });
  expect(await allBooks(place, ask)).toHaveLength(200);
  await engine.close();
});
