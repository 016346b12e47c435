import type { SampleTable } from "./sample-column";
import type { DirtyRecords } from "./truth";

/** Records appended to a text file that no row of the sample stands behind. */
export interface BrokenLines {
  readonly file: DirtyRecords["file"];
  readonly what: string;
  readonly expect: DirtyRecords["expect"];
  readonly lines: readonly string[];
}

/** The broken lines of a table: too many or too few fields, no id, amounts and dates that are none, a stage without meaning. */
export function brokenLines(table: SampleTable): readonly BrokenLines[] {
  const line = (values: Readonly<Record<string, string>>) => joined(table, values);
  const several = (count: number, make: (number: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index + 1));
  if (table.table === "customers")
    return [
      broken(
        "customers",
        "a field too many (an unquoted semicolon)",
        "reject",
        several(5, (n) => line({ "Account ID": `X-${n}`, Company: "Miller; Sons" })),
      ),
      broken("customers", "no account id", "reject", [line({ Company: "Nobody Ltd", Employees: "12" })]),
    ];
  if (table.table === "payments")
    return [
      broken(
        "payments",
        "an amount of n/a",
        "reject",
        several(8, (n) => line({ ...payment(n), Amount: "n/a" })),
      ),
      broken(
        "payments",
        "a day that does not exist",
        "reject",
        several(5, (n) => line({ ...payment(n), "Paid on": "2025-02-30" })),
      ),
      broken(
        "payments",
        "a field too few",
        "reject",
        several(3, (n) => cutLast(line(payment(n)))),
      ),
    ];
  if (table.table === "deals")
    return [
      broken(
        "deals",
        "a stage that the value map does not know",
        "reject",
        several(2, (n) => line({ Deal: `X-${n}`, Stage: "Zombie", Opened: "2025-03-03" })),
      ),
    ];
  if (table.table === "tickets")
    return [
      broken(
        "tickets",
        "a month that does not exist",
        "cell",
        several(4, (n) => line({ Ticket: `X-${n}`, Created: "2025-13-01 10:00:00", Priority: "Low", Status: "Open" })),
      ),
    ];
  return [];
}

function broken(
  file: DirtyRecords["file"],
  what: string,
  expect: DirtyRecords["expect"],
  lines: readonly string[],
): BrokenLines {
  return { file, what, expect, lines };
}

function payment(number: number): Record<string, string> {
  return {
    Payment: `X-${number}`,
    "Account ID": `000000${number}`,
    Invoice: `INV-X-${number}`,
    "Paid on": "2025-03-03",
    Amount: "10.00",
    Currency: "EUR",
  };
}

function joined(table: SampleTable, values: Readonly<Record<string, string>>): string {
  return table.columns.map((column) => values[column.header] ?? "").join(table.style.delimiter);
}

function cutLast(line: string): string {
  return line.slice(0, line.lastIndexOf(","));
}
