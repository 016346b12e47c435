import { beforeAll, expect, test } from "vitest";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { metrics } from "@/lib/domain/metrics";
import type { ScoreboardQuestion, ScoreboardView } from "@/lib/domain/scoreboard";
import { asked, oneOf } from "@/lib/testing/asked";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { computeScoreboard } from "./scoreboard";

/** Nine hundred customers in exclusive groups by `kind` (one of them of nobody's segment) and in overlapping ones by `seat`. */
const people = `select 'c' || i as customer_id, case when i % 9 < 5 then 'shop' when i % 9 < 8 then 'agency' else 'other' end as kind,
  cast(i % 40 as double) as seat, case when i % 9 < 5 then i % 10 < 2 else i % 10 < 4 end as churned,
  cast(1 + i % 24 as double) as tenure_months, cast(20 + (i * 37 % 900) / 7.0 as decimal(18,4)) as monthly_revenue,
  cast((i * 53 % 4000) / 3.0 as decimal(18,4)) as total_revenue, case when i % 4 > 0 then cast(10 + i * 17 % 90 as decimal(18,4)) end as acquisition_cost,
  i % 5 < 2 as converted, cast(case when i % 2 = 0 then i * 7 % 11 end as double) as nps_score,
  date '2022-01-01' + cast(i * 31 % 700 as integer) as started_on from range(900) as t(i)`;
const payments = `select 'p' || i as payment_id, 'o' || (i // 2) as order_id, 'c' || ((i // 2) * (i // 2) % 900) as customer_id,
  date '2022-01-01' + cast((i // 2) * 13 % 900 as integer) as paid_on, cast((i * 41 % 1000) / 9.0 - 5 as decimal(18,4)) as amount,
  cast((i * 11 % 300) / 9.0 as decimal(18,4)) as cost from range(2400) as t(i)`;
const deals = `select 'd' || i as deal_id, case when i % 9 > 0 then 'c' || (i * i % 900) end as customer_id,
  case i % 3 when 0 then 'won' when 1 then 'lost' else 'open' end as outcome, date '2023-01-01' as opened_on,
  date '2023-01-01' + cast(i % 40 as integer) as closed_on, cast(i * 7 % 500 as decimal(18,4)) as amount from range(700) as t(i)`;
const tickets = `select 't' || i as ticket_id, case when i % 11 > 0 then 'c' || (i * i % 900) end as customer_id,
  cast(i * 29 % 997 as double) as first_response_minutes, cast(case when i % 5 > 0 then i * 31 % 1999 end as double) as resolution_minutes,
  cast(case when i % 3 = 0 then 1 + i % 5 end as double) as csat_score from range(600) as t(i)`;
const months = `select customer_id, date_trunc('month', paid_on)::date as month,
  cast(date_diff('month', first_month, date_trunc('month', paid_on)) as integer) as age_months, sum(amount) as revenue, true as active
  from (select *, min(date_trunc('month', paid_on)) over (partition by customer_id) as first_month from (${payments})) group by all`;

const ids = metrics.map(({ id }) => id);
const shop = asked("shop", oneOf("customers.kind", "shop"));
const agency = asked("agency", oneOf("customers.kind", "agency"), "B");
const other = asked("other", oneOf("customers.kind", "other"), "C");
let company: SmallVersion;

beforeAll(async () => {
  company = await smallVersion({
    tables: { customers: people, payments, customer_months: months, deals, tickets },
    asOf: "2024-06-30",
  });
});

function bySegments(segments: readonly AskedSegment[], question: Partial<ScoreboardQuestion> = {}) {
  const whole = { by: "segments", metrics: ids, against: "rest", ...question };
  return computeScoreboard({ ...company, segments, question: whole });
}

function seats(slug: string, from: number, to: number): AskedSegment {
  return asked(slug, { kind: "column", column: "customers.seat", test: { op: "between", from, to } });
}

/** Numbers alike to nine digits, everything else the same: sums of doubles depend on the order of their rows in the last digits. */
function expectAlike(one: unknown, other: unknown, path = ""): void {
  if (typeof one === "number" && typeof other === "number") {
    const scale = Math.max(1, Math.abs(one), Math.abs(other));
    expect(Math.abs(one - other) / scale, `${path}: ${one} and ${other}`).toBeLessThan(1e-9);
  } else if (typeof one === "object" && one !== null && typeof other === "object" && other !== null) {
    expect(Object.keys(one), path).toEqual(Object.keys(other));
    for (const key of Object.keys(one))
      expectAlike(one[key as keyof typeof one], other[key as keyof typeof other], `${path}/${key}`);
  } else expect(one, path).toBe(other);
}

test.each(["rest", "average", "group"])(
  "exclusive segments are cell for cell the column that holds them: against the %s",
  async (against) => {
    const column = await computeScoreboard({
      ...company,
      question: { by: "customers.kind", metrics: ids, against: against === "group" ? "group:agency" : against },
    });
    const segments = await bySegments([shop, agency, other], {
      against: against === "group" ? "group:agency@1" : against,
    });
    const row = (key: string) => column.cells[column.groups.findIndex((group) => group.key === key)];
    expectAlike(segments.cells, [row("shop"), row("agency"), row("other")]);
    expectAlike(segments.totals, column.totals);
    expect(segments.family).toEqual(column.family);
    expect(segments.family.marked).toBeGreaterThan(0);
    expect(segments.notes).toContain(
      "The segments share no customer and cover everyone: the rows add up to the total.",
    );
  },
);

test("each of overlapping segments has the numbers that it has alone", async () => {
  const overlapping = [seats("few", 0, 19), seats("middle", 10, 29), seats("many", 15, 39)];
  const together = await bySegments(overlapping);
  for (const [row, segment] of overlapping.entries()) {
    const alone = await bySegments([segment]);
    expect(alone.groups).toEqual([together.groups[row]]);
    const own = (view: ScoreboardView, at: number) =>
      view.cells[at]?.map((cell) => ({
        state: cell.state,
        value: near(cell.estimate?.value),
        interval: cell.estimate?.interval?.map(near),
        n: cell.estimate?.n,
        customers: cell.estimate?.customers,
        p: near(cell.estimate?.p),
        difference: near(cell.estimate?.difference?.value),
      }));
    expect(own(alone, 0)).toEqual(own(together, row));
  }
});

test("a segment and its rest are all customers, money to the cent", async () => {
  const rest = asked("rest", { kind: "none", rules: [seats("few", 3, 19).rule] });
  const additive = [
    "customers",
    "revenue",
    "arpu",
    "order_value",
    "observed_ltv",
    "cac",
    "churned_share",
    "nps",
    "margin",
  ];
  const view = await bySegments([seats("few", 3, 19), rest], { metrics: additive });
  for (const [column, id] of additive.entries()) {
    const [own, others, whole] = [view.cells[0]?.[column], view.cells[1]?.[column], view.totals[column]];
    const sum = (of: "n" | "numerator") =>
      [own, others].reduce((all, cell) => all + (cell?.estimate?.[of] ?? Number.NaN), 0);
    expect([id, sum("n")]).toEqual([id, whole?.estimate?.n]);
    expect([id, Math.round(1e4 * sum("numerator"))]).toEqual([id, Math.round(1e4 * (whole?.estimate?.numerator ?? 0))]);
    // Each is the other's rest: the same difference with the other sign.
    expect(near(own?.estimate?.p)).toBe(near(others?.estimate?.p));
  }
});

test("no mark contradicts its interval, also against a segment that shares customers", async () => {
  const overlapping = [shop, agency, seats("few", 0, 19), seats("middle", 10, 29), seats("tiny", 0, 0)];
  for (const against of ["rest", "group:few@1", "group:shop@1", "group:tiny@1"]) {
    const view = await bySegments(overlapping, { against });
    for (const { estimate } of view.cells.flat()) {
      if (!estimate) continue;
      const [lower, upper] = estimate.difference?.interval ?? [null, null];
      for (const number of [estimate.value, estimate.p, lower, upper])
        expect(number === null || Number.isFinite(number)).toBe(true);
      if (estimate.mark === "higher") expect(lower).toBeGreaterThanOrEqual(0);
      if (estimate.mark === "lower") expect(upper).toBeLessThanOrEqual(0);
      if (estimate.mark === "none") expect((lower ?? 1) < 0 && (upper ?? -1) > 0).toBe(true);
      if (estimate.mark === "notEnough" || estimate.mark === "notComparable") expect(estimate.difference).toBeNull();
    }
    expect(view.family.m).toBeGreaterThan(0);
  }
});

test("against a segment it is part of, a segment differs by as much as the part outside weighs", async () => {
  // Seats 0 to 9 inside seats 0 to 29: A - B with B inside A is (1 - n_B/n_A) times (A without B) - B, with the same p.
  const [outer, inner, outside] = [seats("outer", 0, 29), seats("inner", 0, 9), seats("outside", 10, 29)];
  const three = ["churned_share", "arpu", "close_rate"];
  const nested = await bySegments([outer, inner], { metrics: three, against: "group:inner@1" });
  const disjoint = await bySegments([outside, inner], { metrics: three, against: "group:inner@1" });
  for (const column of three.keys()) {
    const [whole, part] = [nested.cells[0]?.[column]?.estimate, disjoint.cells[0]?.[column]?.estimate];
    const weight = (part?.denominator ?? Number.NaN) / (whole?.denominator ?? Number.NaN);
    expect(near(whole?.p)).toBe(near(part?.p));
    expect(whole?.difference?.value).toBeCloseTo(weight * (part?.difference?.value ?? Number.NaN), 9);
    expect(whole?.difference?.interval?.[0]).toBeCloseTo(weight * (part?.difference?.interval?.[0] ?? Number.NaN), 7);
  }
});

/** Sums of parts may end in another last digit. */
function near(value: number | null | undefined): number | null {
  return value == null ? null : Number(value.toPrecision(9));
}
