import * as fc from "fast-check";

/** A payment of a random data set; amounts in whole cents, days as ISO text. */
export interface DrawnPayment {
  readonly customer: string;
  readonly day: string;
  readonly cents: number;
  readonly recurring: boolean | null;
}

/** Customers with the region each is in (null: not known), and what they paid; some payers stand in no list of customers. */
export interface DrawnPayments {
  readonly customers: ReadonlyMap<string, string | null>;
  readonly payments: readonly DrawnPayment[];
}

/** The last day of every random data set, within a leap year. */
export const paymentsAsOf = "2024-03-10";

const days = fc.constantFrom(
  ...["2022-01-01", "2022-02-28", "2022-12-31", "2023-01-01", "2023-02-28", "2023-03-01", "2023-06-30", "2023-07-01"],
  ...["2023-11-30", "2023-12-01", "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01"],
  paymentsAsOf,
);
const cents = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 500_000 }) },
  fc.constantFrom(0, -1, -100, 100, 100, 99_999_999),
  fc.integer({ min: -60_000, max: -1 }),
);

/** Up to 16 customers in four regions, refunds, zero amounts, pauses, a leap day, one day for all, nobody at all. */
export const randomPayments: fc.Arbitrary<DrawnPayments> = fc
  .record({
    regions: fc.array(fc.constantFrom("North", "South", "Isle", "", null), { maxLength: 16 }),
    strangers: fc.integer({ min: 0, max: 2 }),
    sameDay: fc.option(days, { freq: 8 }),
    payments: fc.array(
      fc.record({ who: fc.nat(), day: days, cents, recurring: fc.constantFrom(true, true, false, null) }),
      { minLength: 1, maxLength: 90 },
    ),
  })
  .map(({ regions, strangers, sameDay, payments }) => {
    const payers = [...regions.map((_, index) => `c${index}`), ...["x0", "x1"].slice(0, strangers)];
    return {
      customers: new Map(regions.map((region, index) => [`c${index}`, region])),
      payments: payments.flatMap(({ who, day, ...payment }) => {
        const customer = payers[who % Math.max(1, payers.length)];
        return customer === undefined ? [] : [{ ...payment, customer, day: sameDay ?? day }];
      }),
    };
  });

/** The tables of a drawn data set as selects. */
export function paymentTables({ customers, payments }: DrawnPayments): { customers: string; payments: string } {
  const people = [...customers].map(([id, region]) => `('${id}', ${region === null ? "null" : `'${region}'`})`);
  const rows = payments.map(
    ({ customer, day, cents: amount, recurring }, index) =>
      `('p${index}', '${customer}', date '${day}', cast(${amount} / 100.0 as decimal(18,4)), cast(${recurring} as boolean))`,
  );
  return {
    customers: filled(people, "select cast(a as varchar) as customer_id, cast(b as varchar) as region", ["a", "b"]),
    payments: filled(
      rows,
      "select cast(a as varchar) as payment_id, cast(b as varchar) as customer_id, cast(c as date) as paid_on, cast(d as decimal(18,4)) as amount, cast(e as boolean) as recurring",
      ["a", "b", "c", "d", "e"],
    ),
  };
}

function filled(rows: readonly string[], select: string, columns: readonly string[]): string {
  const nothing = `(${columns.map(() => "null").join(", ")})`;
  const values = rows.length > 0 ? rows : [nothing];
  return `${select} from (values ${values.join(", ")}) as t(${columns.join(", ")})${rows.length > 0 ? "" : " where false"}`;
}
