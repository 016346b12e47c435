import { expect, test } from "vitest";
import { z } from "zod";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { knownVersion } from "@/lib/testing/known-version";
import { byMonth, payersOf, retentionOf } from "@/lib/testing/paying-customers";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { computeRetention } from "./retention";

interface GoldenIn {
  readonly customers?: readonly { readonly id: string; readonly activeMonths: readonly string[] }[];
  readonly asOf: string;
  readonly mode: "on" | "on-or-after" | "unbroken";
  readonly cohorts?: readonly { readonly size: number; readonly active: number }[];
}
interface GoldenOut {
  readonly cohorts: readonly {
    readonly size: number;
    readonly cells: readonly { readonly active: number; readonly rate: number; readonly state: string }[];
  }[];
  readonly pooled: readonly {
    readonly cohorts: number;
    readonly n: number;
    readonly active: number;
    readonly rate: number;
    readonly interval95: readonly [number, number];
  }[];
  readonly pooledRate: number;
}

test.each(goldenCases<GoldenIn, GoldenOut>("retention_triangle"))("golden $id", async ({ in: given, out }) => {
  if (given.cohorts) {
    const { all } = await retentionOf(payersOf(given.cohorts), byMonth);
    expectClose(all.pooled[1]?.value, out.pooledRate);
    return;
  }
  const activity = ({ on: "on", "on-or-after": "onOrAfter", unbroken: "unbroken" } as const)[given.mode];
  const paid = given.customers?.flatMap(({ id, activeMonths }) =>
    activeMonths.map((month) => [id, `${month}-05`, 100] as const),
  );
  const { all } = await retentionOf({ paid: paid ?? [], asOf: given.asOf }, { ...byMonth, activity });
  expect(all.cohorts.map(({ size }) => size)).toEqual(out.cohorts.map(({ size }) => size));
  out.cohorts.forEach(({ cells }, row) => {
    const shown = all.cohorts[row]?.cells.filter(({ state }) => state !== "absent");
    expect(shown?.map(({ active, state }) => ({ active, state }))).toEqual(
      cells.map(({ active, state }) => ({ active, state })),
    );
    expectClose(
      shown?.map(({ value }) => value),
      cells.map(({ rate }) => rate),
    );
  });
  expect(all.pooled.map(({ cohorts, customers, active }) => ({ cohorts, n: customers, active }))).toEqual(
    out.pooled.map(({ cohorts, n, active }) => ({ cohorts, n, active })),
  );
  expectClose(
    all.pooled.map(({ value }) => value),
    out.pooled.map(({ rate }) => rate),
  );
  expectClose(
    all.pooled.map(({ interval }) => interval),
    out.pooled.map(({ interval95 }) => interval95),
    "bound",
  );
});

const cohort = z.looseObject({
  cohort: z.string(),
  size: z.number(),
  active: z.array(z.number()),
  rate: z.array(z.number()),
  revenue: z.array(z.number()),
  cum_revenue_per_customer: z.array(z.number()),
});
const cohorts = z.looseObject({
  cohorts: z.array(cohort),
  pooled_retention: z.array(
    z.looseObject({ customers: z.number(), active: z.number(), rate: z.number(), cohorts: z.number() }),
  ),
});

test.runIf(sharedFilesPresent()).each(["cdnow", "saas_sales"] as const)(
  "golden cohorts of %s: counts, rates, revenue, cumulative revenue",
  async (name) => {
    const { sections } = z.object({ sections: z.looseObject({}) }).parse(golden(name));
    const section =
      name === "cdnow" ? z.looseObject({ cohorts }).parse(sections.master) : z.looseObject({ cohorts }).parse(sections);
    const known = await knownVersion(name);
    for (const everyPayerKnown of [true, false]) {
      const { all } = await computeRetention({ ...known, question: byMonth, everyPayerKnown });
      expect(all.cohorts.map(({ from, size }) => [from.slice(0, 7), size])).toEqual(
        section.cohorts.cohorts.map((one) => [one.cohort, one.size]),
      );
      section.cohorts.cohorts.forEach((expected, row) => {
        const cells = all.cohorts[row]?.cells.filter(({ state }) => state === "observed") ?? [];
        expect(cells.map(({ active }) => active)).toEqual(expected.active);
        expectClose(
          cells.map(({ value }) => value),
          expected.rate,
        );
      });
      for (const [age, expected] of section.cohorts.pooled_retention.entries()) {
        expect(all.pooled[age]).toMatchObject({
          customers: expected.customers,
          active: expected.active,
          cohorts: expected.cohorts,
        });
        expectClose(all.pooled[age]?.value, expected.rate);
      }
    }
    const revenue = await computeRetention({ ...known, question: { ...byMonth, measure: "revenue" } });
    const value = await computeRetention({ ...known, question: { ...byMonth, measure: "value" } });
    section.cohorts.cohorts.forEach((expected, row) => {
      expected.revenue.forEach((amount, age) => {
        expect(Number(revenue.all.cohorts[row]?.cells[age]?.revenue)).toBeCloseTo(amount, 6);
        expectClose(value.all.cohorts[row]?.cells[age]?.value, expected.cum_revenue_per_customer[age]);
      });
    });
  },
  60_000,
);
