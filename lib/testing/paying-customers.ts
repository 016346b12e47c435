import { computeRetention } from "@/lib/analytics/queries/retention";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { RetentionQuestion } from "@/lib/domain/retention";
import { customerMonths } from "./customer-months";
import { type SmallVersion, smallVersion } from "./small-version";

/** Customers who pay, by month of their first payment. */
export const byMonth: RetentionQuestion = {
  entry: "firstPayment",
  every: "month",
  measure: "customers",
  activity: "on",
  cohorts: 60,
};

/** Payments as customer, day and cents, with the plan of each customer. */
export interface Paying {
  readonly paid: readonly (readonly [customer: string, day: string, cents: number])[];
  readonly asOf: string;
  readonly people?: readonly { readonly id: string; readonly plan: string }[];
}

/** Cohorts of consecutive months of which so many pay again in the next month; as of the end of the last of these. */
export function payersOf(sizes: readonly { readonly size: number; readonly active: number }[]): Paying {
  const month = (index: number) => `2024-${String(index + 1).padStart(2, "0")}`;
  const paid = sizes.flatMap(({ size, active }, row) =>
    Array.from({ length: size }, (_, index) => [
      [`c${row}-${index}`, `${month(row)}-03`, 100] as const,
      ...(index < active ? [[`c${row}-${index}`, `${month(row + 1)}-03`, 100] as const] : []),
    ]).flat(),
  );
  const end = new Date(Date.UTC(2024, sizes.length + 1, 0)).toISOString().slice(0, 10);
  return { paid, asOf: end };
}

/** The retention of such customers, asked of a version made of them. */
export async function retentionOf(
  { paid, asOf, people }: Paying,
  question: RetentionQuestion,
  segments?: readonly AskedSegment[],
) {
  const ids = people ?? [...new Set(paid.map(([id]) => id))].map((id) => ({ id, plan: "Team" }));
  const payments = paid.map(([customer, day, cents]) => ({ customer, day, cents }));
  const rows = paid.map(([id, day, cents]) => `('${id}', date '${day}', cast(${cents} / 100.0 as decimal(18,4)))`);
  const small: SmallVersion = await smallVersion({
    tables: {
      customers: `select * from (values ${ids.map(({ id, plan }) => `('${id}', '${plan}')`).join(", ")}) as t(customer_id, plan)`,
      payments: `select * from (values ${rows.join(", ")}) as t(customer_id, paid_on, amount)`,
      customer_months: customerMonths({
        people: ids.map(({ id }) => ({ id, start: null, end: null })),
        payments,
        asOf,
      }),
    },
    asOf,
  });
  const view = await computeRetention({ ...small, question, segments });
  await small.engine.close();
  return view;
}
