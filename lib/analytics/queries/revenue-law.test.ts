import * as fc from "fast-check";
import { expect, test } from "vitest";
import { emptyKey } from "@/lib/domain/group-keys";
import type { RevenueGroup, RevenueQuestion } from "@/lib/domain/revenue-retention";
import { type RevenueSpan, revenueSpans } from "@/lib/domain/revenue-windows";
import { expectClose } from "@/lib/testing/golden-cases";
import { type DrawnPayments, paymentsAsOf, paymentTables, randomPayments } from "@/lib/testing/random-payments";
import { type Account, revenueBridge, revenueRetention } from "@/lib/testing/revenue-by-hand";
import { smallVersion } from "@/lib/testing/small-version";
import { measureRevenue } from "./measure-revenue";

const dataSets = Number(process.env.REVENUE_DATA_SETS ?? 25);

const closings: Readonly<Record<RevenueSpan, readonly (string | undefined)[]>> = {
  month: ["2024-02", "2024-03", "2022-01", undefined],
  quarter: ["2024Q1", "2023Q1", undefined],
  year: ["2023", "2024", undefined],
  twelveMonths: ["2024-02", "2023-12", undefined],
  yearAgo: ["2024-02", "2024-01", undefined],
};
const questions: fc.Arbitrary<RevenueQuestion> = fc.constantFrom(...revenueSpans).chain((span) =>
  fc.record({
    span: fc.constant(span),
    by: fc.constant("customers.region"),
    closing: fc.constantFrom(...closings[span]),
    recurringOnly: fc.boolean(),
    periods: fc.constantFrom(1, 3, 24),
  }),
);

test(
  "sums over rows in plain code give the bridge and the shares of every group and period, to the cent",
  async () => {
    await fc.assert(
      fc.asyncProperty(randomPayments, questions, async (drawn, question) => {
        const { version, ask, engine } = await smallVersion({ tables: paymentTables(drawn), asOf: paymentsAsOf });
        const { view } = await measureRevenue({ version, question, ask });
        expect(JSON.stringify(view)).not.toMatch(/NaN|Infinity/);
        view.periods.forEach((period, place) => {
          const spans = spansOf(question.span, period.key);
          expectGroup(view.all, place, accountsOf(drawn, spans, { recurringOnly: question.recurringOnly }));
          for (const group of view.groups)
            expectGroup(group, place, accountsOf(drawn, spans, { ...question, region: group.key }));
        });
        await engine.close();
      }),
      { numRuns: dataSets, seed: 20_261, endOnFailure: dataSets > 100 },
    );
  },
  60_000 + dataSets * 2_000,
);

type Span = readonly [from: string, to: string];

/** Months from YYYY-MM to YYYY-MM, both included, written by hand from the key. */
function spansOf(span: RevenueSpan, key: string): { opening: Span; closing: Span } {
  const year = Number(key.slice(0, 4));
  if (span === "year") return { opening: [`${year - 1}-01`, `${year - 1}-12`], closing: [`${year}-01`, `${year}-12`] };
  if (span === "quarter") {
    const last = Number(key.slice(5)) * 3;
    return {
      opening: [month(year, last - 5), month(year, last - 3)],
      closing: [month(year, last - 2), month(year, last)],
    };
  }
  const at = Number(key.slice(5));
  if (span === "twelveMonths")
    return { opening: [month(year, at - 23), month(year, at - 12)], closing: [month(year, at - 11), key] };
  const opening = month(year, span === "yearAgo" ? at - 12 : at - 1);
  return { opening: [opening, opening], closing: [key, key] };
}

function month(year: number, number: number): string {
  const moved = new Date(Date.UTC(year, number - 1, 1));
  return moved.toISOString().slice(0, 7);
}

function accountsOf(
  { customers, payments }: DrawnPayments,
  { opening, closing }: { opening: Span; closing: Span },
  { recurringOnly, region }: { recurringOnly: boolean; region?: string },
): Account[] {
  const rows = payments.filter((payment) => !recurringOnly || payment.recurring !== false);
  const inSpan = (day: string, [from, to]: Span) => day.slice(0, 7) >= from && day.slice(0, 7) <= to;
  const payers = [...new Set(rows.map(({ customer }) => customer))].filter(
    (id) => region === undefined || (customers.get(id) ?? emptyKey) === region,
  );
  return payers.map((id) => {
    const own = rows.filter(({ customer }) => customer === id);
    const sum = (span: Span) =>
      own.filter(({ day }) => inSpan(day, span)).reduce((total, { cents }) => total + cents, 0);
    return {
      openingCents: sum(opening),
      closingCents: sum(closing),
      customerBeforeOpening: own.some(({ day, cents }) => cents > 0 && day.slice(0, 7) < opening[0]),
    };
  });
}

function expectGroup(group: RevenueGroup, place: number, accounts: readonly Account[]): void {
  const expected = revenueRetention(accounts);
  const point = group.series[place];
  expect(point?.base).toBe(accounts.filter(({ openingCents }) => openingCents > 0).length);
  expectClose(
    [point?.nrr.value, point?.grr.value, point?.logo.value],
    [expected?.nrr ?? null, expected?.grr ?? null, expected?.logo ?? null],
  );
  for (const [share, interval] of [
    [point?.nrr, expected?.nrrInterval],
    [point?.grr, expected?.grrInterval],
    [point?.logo, expected?.logoInterval],
  ] as const)
    expectClose(share?.interval ?? null, interval ?? null, "bound");
  if (place < group.series.length - 1) return;
  const { opening, closing, ...parts } = revenueBridge(accounts);
  expect(group.bridge?.opening.cents).toBe(opening);
  expect(group.bridge?.closing.cents).toBe(closing);
  const cents = Object.fromEntries(group.bridge?.parts.map((part) => [part.part, part.cents]) ?? []);
  expect(cents).toEqual({ ...parts, unchanged: 0 });
  const sum = (group.bridge?.parts ?? []).reduce((total, part) => total + (part.cents ?? 0), 0);
  expect((group.bridge?.opening.cents ?? 0) + sum).toBe(group.bridge?.closing.cents);
}
