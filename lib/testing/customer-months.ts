import type { Paid, Person } from "./cohorts-by-hand";

/** Customers with their day of leaving (null: still there), and everybody's payments. */
export interface MonthsSource {
  readonly people: readonly (Person & { readonly end: string | null })[];
  readonly payments: readonly Paid[];
  readonly asOf: string;
}

/**
 * The table customer_months as a build derives it, as a select: one row per customer and month from the start (or the first payment,
 * if earlier) to the end, the as-of day or the last payment, if later. Payers who stand in no list of customers have months too.
 */
export function customerMonths({ people, payments, asOf }: MonthsSource): string {
  const listed = new Map(people.map((one) => [one.id, one]));
  const ids = [...new Set([...listed.keys(), ...payments.map(({ customer }) => customer)])];
  const rows = ids.flatMap((id) => {
    const own = payments.filter(({ customer }) => customer === id);
    const start = listed.get(id)?.start ?? null;
    const days = own.map(({ day }) => day).sort();
    const first = [start, days[0]].flatMap((day) => day ?? []).sort()[0];
    if (first === undefined) return [];
    const end = [listed.get(id)?.end ?? asOf, asOf].sort()[0] ?? asOf;
    const lastPaid = [days.at(-1) ?? end, asOf].sort()[0] ?? asOf;
    const last = [end, lastPaid].sort().at(-1) ?? asOf;
    return monthsFrom(first, last).map((month, age) => {
      const counted = own.filter(({ day }) => day <= asOf && day.slice(0, 7) === month);
      const cents = counted.reduce((sum, one) => sum + one.cents, 0);
      return `('${id}', date '${month}-01', ${age}, ${cents}, ${counted.length > 0})`;
    });
  });
  const source = rows.length > 0 ? rows.join(", ") : "(null, null, null, null, null)";
  return `select cast(a as varchar) as customer_id, cast(b as date) as month, cast(c as integer) as age_months,
    cast(d / 100.0 as decimal(18,4)) as revenue, cast(e as boolean) as active
    from (values ${source}) as t(a, b, c, d, e)${rows.length > 0 ? "" : " where false"}`;
}

function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = after(month)) months.push(month);
  return months;
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
