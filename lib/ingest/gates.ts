import { comma, type Fragment, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Gate } from "@/lib/domain/build-report";
import type { SourceTable } from "@/lib/domain/dictionary";
import type { SourcePlan } from "./build-plan";
import type { BuiltTable, RowTable } from "./build-tables";
import { count, textOf, type Workspace } from "./child-workspace";
import { counted } from "./counted";
import { pairChecks } from "./gate-rules";
import type { LoadedSource } from "./loaded-source";
import { openQuoteWords } from "./open-quote";
import { rowTables, rowWords, withoutCustomer } from "./rows-without-customer";
import type { VaryingColumn } from "./two-table-source";

interface GateInput {
  readonly files: readonly string[];
  readonly loaded: readonly LoadedSource[];
  readonly tables: ReadonlyMap<SourceTable, BuiltTable>;
  readonly plans: readonly SourcePlan[];
  readonly varying: readonly VaryingColumn[];
  readonly asOf: string | null;
  /** True when a customers file says who the customers are. */
  readonly customersKnown: boolean;
}

/** All checks of a build that apply to its tables, failed ones with their count and examples. */
export async function checkGates(workspace: Workspace, input: GateInput): Promise<Gate[]> {
  const checks: Check[] = [
    ...tableChecks(input),
    ...(input.customersKnown ? orphanChecks(input) : []),
    ...duplicateChecks(input),
    repeatedIds(input),
    impossibleDates(),
  ];
  const gates = input.loaded.flatMap((loaded, source) => fileGates(input.files[source] ?? "", loaded));
  for (const check of checks) gates.push(await answer(workspace, check));
  gates.push(
    ...(await unitsGates(workspace, input)),
    ...(await signGates(workspace, input)),
    ...varyingGates(input.varying),
    ...(await withoutCustomer(workspace, input.tables)),
  );
  return gates;
}

/** A check in SQL: `rows` selects what breaks it, with an example text `x`. */
interface Check {
  readonly id: string;
  readonly severity: Gate["severity"];
  readonly rows: Fragment;
  readonly passed: string;
  readonly failed: (count: number) => string;
}

async function answer(workspace: Workspace, check: Check): Promise<Gate> {
  const row = await workspace.row(sql`select count(*) as n from (${check.rows})`);
  const n = count(row.n);
  const examples =
    n === 0
      ? []
      : await workspace.rows(sql`select distinct x from (${check.rows}) where x is not null order by x limit 5`);
  return {
    id: check.id,
    severity: check.severity,
    status: n === 0 ? "passed" : "failed",
    sentence: n === 0 ? check.passed : check.failed(n),
    count: n,
    examples: examples.map((one) => String(one.x)),
  };
}

function fileGates(file: string, loaded: LoadedSource): Gate[] {
  const told = loaded.kept + loaded.rejected;
  const gate = (id: string, failed: boolean, sentence: string, n: number): Gate[] =>
    failed ? [{ id: `${id}:${file}`, severity: "error", status: "failed", sentence, count: n, examples: [] }] : [];
  const words = (value: number) => value.toLocaleString("en-US");
  return [
    ...gate(
      "records-accounted",
      told !== loaded.records,
      `${file}: ${counted(loaded.records, "record was", "records were")} counted, but ${counted(loaded.kept, "was", "were")} kept and ${words(loaded.rejected)} rejected.`,
      Math.abs(told - loaded.records),
    ),
    ...gate(
      "open-quote",
      loaded.openQuote !== null,
      loaded.openQuote === null
        ? ""
        : `${file}: in record ${words(loaded.openQuote.record)} a quote is opened and never closed: ${openQuoteWords(loaded.openQuote)} and were rejected as that one record. Read the file again with nothing quoted, or correct the quote and upload it again.`,
      loaded.openQuote?.lines ?? 0,
    ),
    ...gate(
      "rejected-line-breaks",
      loaded.brokenLines > 0,
      `${file}: ${counted(loaded.brokenLines, "rejected record holds", "rejected records hold")} line breaks inside quotes; ${counted(loaded.swallowedLines, "further line stands", "further lines stand")} inside and may be ${loaded.swallowedLines === 1 ? "a record" : "records"} of ${loaded.swallowedLines === 1 ? "its" : "their"} own.`,
      loaded.brokenLines,
    ),
    ...gate("no-records", loaded.records === 0, `${file} holds no records below its header.`, 0),
  ];
}

function tableChecks({ tables, asOf }: GateInput): Check[] {
  const checks: Check[] = pairChecks.flatMap((check) => {
    const table = tables.get(check.table);
    if (!table || !check.needs.every((field) => has(table, field))) return [];
    const rows = sql`select cast(${check.example} as varchar) as x from ${name(table.view)} where ${check.where}`;
    return [{ ...check, severity: check.severity ?? "error", rows }];
  });
  const customers = tables.get("customers");
  if (customers && has(customers, "churned"))
    checks.push({
      id: "no-churned-customers",
      severity: "error",
      rows: sql`select cast(null as varchar) as x where not exists (select 1 from ${name(customers.view)} where churned)`,
      passed: "Some customers have churned, so survival can be measured.",
      failed: () =>
        "Not one customer has churned: former customers may be missing from the file, and retention would look too good.",
    });
  const payments = tables.get("payments");
  if (
    payments &&
    customers &&
    has(customers, "started_on") &&
    !customers.columns.some((c) => c.name === "started_on" && c.origin === "derived")
  )
    checks.push({
      id: "payment-before-start",
      severity: "warning",
      rows: sql`select c.customer_id as x from ${name(customers.view)} c join pay p on p.customer_id = c.customer_id where p.first_paid < c.started_on`,
      passed: "No customer paid before the start.",
      failed: (n) =>
        `${counted(n, "customer paid before the start; the months begin", "customers paid before their start; their months begin")} with the first payment.`,
    });
  if (payments && asOf !== null)
    checks.push({
      id: "payments-after-as-of",
      severity: "warning",
      rows: sql`select cast(paid_on as varchar) as x from ${name(payments.view)} where paid_on > ${param("DATE", asOf)}`,
      passed: "No payment lies after the as-of day.",
      failed: (n) =>
        `${counted(n, "payment lies", "payments lie")} after the as-of day ${asOf}; ${n === 1 ? "it counts" : "they count"} in totals and in no month.`,
    });
  return checks;
}

function orphanChecks({ tables }: GateInput): Check[] {
  return rowTables.flatMap((kind) => {
    const table = tables.get(kind);
    if (!table || !has(table, "customer_id") || !tables.has("customers")) return [];
    return [
      {
        id: `unknown-customers:${kind}`,
        severity: "warning" as const,
        rows: sql`select customer_id as x from ${name(table.view)} where customer_id is not null and customer_id not in (select customer_id from customers_base)`,
        passed: `Every customer of the ${kind} is among the customers.`,
        failed: (n: number) =>
          `${counted(n, `${rowWords[kind]} names`, `${kind} name`)} a customer who is not among the customers; ${n === 1 ? "it counts" : "they count"} in totals and in no segment.`,
      },
    ];
  });
}

function duplicateChecks({ tables }: GateInput): Check[] {
  return rowTables.flatMap((kind) => {
    const table = tables.get(kind);
    if (!table) return [];
    const derivedIds = new Set(["payment_id", "order_id", "deal_id", "ticket_id"]);
    const compared = table.columns.filter((column) => column.origin !== "derived" || !derivedIds.has(column.name));
    const columns = list(
      compared.map((column) => name(column.name)),
      comma,
    );
    return [
      {
        id: `exact-duplicates:${kind}`,
        severity: "warning" as const,
        rows: sql`select cast(null as varchar) as x from (select count(*) as n from ${name(table.view)} group by ${columns} having count(*) > 1), range(1, n)`,
        passed: `No two records of the ${kind} are equal in every column.`,
        failed: (n: number) =>
          `${counted(n, "record", "records")} of the ${kind} ${n === 1 ? "repeats" : "repeat"} an earlier one in every column; ${n === 1 ? "it is" : "they are"} kept and counted.`,
      },
      ...duplicateIds(kind, table),
    ];
  });
}

function duplicateIds(kind: RowTable, table: BuiltTable): Check[] {
  const idField = { payments: "payment_id", deals: "deal_id", tickets: "ticket_id", events: "" }[kind];
  const column = table.columns.find((one) => one.name === idField);
  if (!column || column.origin === "derived") return [];
  return [
    {
      id: `duplicate-ids:${kind}`,
      severity: "error",
      rows: sql`select ${name(idField)} as x from ${name(table.view)} group by ${name(idField)} having count(*) > 1`,
      passed: `Every id of the ${kind} appears once.`,
      failed: (n) =>
        `${counted(n, `id of the ${kind} appears`, `ids of the ${kind} appear`)} more than once; all ${n === 1 ? "its" : "their"} records are kept.`,
    },
  ];
}

function repeatedIds(_: GateInput): Check {
  return {
    id: "duplicate-ids:customers",
    severity: "error",
    rows: sql`select "value" as x from rejects where reason like 'the customer id appears again;%'`,
    passed: "Every customer id appears once.",
    failed: (n) =>
      `${counted(n, "record repeats", "records repeat")} a customer id; the first record of each id is kept, ${n === 1 ? "the other is" : "the others are"} rejected.`,
  };
}

function impossibleDates(): Check {
  return {
    id: "impossible-dates",
    severity: "error",
    rows: sql`select "value" as x from rejects where reason like '%between 1900 and 2200'`,
    passed: "Every date is a day that exists, from 1900 to 2200.",
    failed: (n) =>
      `${counted(n, "cell holds", "cells hold")} a date that does not exist or lies outside 1900 to 2200; ${n === 1 ? "it is" : "they are"} listed among the rejects.`,
  };
}

/** A currency column with two values, or amounts with two signs. */
async function unitsGates(workspace: Workspace, { tables }: GateInput): Promise<Gate[]> {
  const gates: Gate[] = [];
  for (const table of tables.values()) {
    for (const column of table.columns) {
      if (column.type !== "text" || !/^(currency|währung|waehrung|curr|ccy|currency code)$/i.test(column.label))
        continue;
      const rows = await workspace.rows(
        sql`select upper(trim(${name(column.name)})) as c, count(*) as n from ${name(table.view)} where ${name(column.name)} is not null group by c order by n desc limit ${integer(10)}`,
      );
      const found = rows.map((row) => textOf(row.c) ?? "");
      gates.push({
        id: `two-currencies:${table.table}`,
        severity: "error",
        status: found.length > 1 ? "failed" : "passed",
        sentence:
          found.length > 1
            ? `The ${table.table} hold amounts in ${found.join(", ")}, which cannot be added. Convert them to one currency.`
            : `All ${table.table} are in one currency.`,
        count: found.length,
        examples: found,
      });
    }
  }
  return gates;
}

/** Amounts written with the signs of two currencies in one column. */
async function signGates(workspace: Workspace, { plans, files }: GateInput): Promise<Gate[]> {
  const gates: Gate[] = [];
  for (const { source, cells } of plans) {
    for (const { textName, reading, column } of cells) {
      if (reading.as !== "money") continue;
      const sign = sql`regexp_extract(${name(textName)}, '[$€£¥]')`;
      const rows = await workspace.rows(
        sql`select distinct ${sign} as s from ${name(`stage${source}`)} where ${sign} <> '' order by s`,
      );
      if (rows.length < 2) continue;
      const found = rows.map((row) => String(row.s));
      gates.push({
        id: `two-currencies:${column.header}`,
        severity: "error",
        status: "failed",
        sentence: `"${column.header}" of ${files[source]} holds amounts in ${found.join(" and ")}, which cannot be added. Convert them to one currency.`,
        count: found.length,
        examples: found,
      });
    }
  }
  return gates;
}

/** What stayed with its row although the mapping offered it to customers: told, and no fault. */
function varyingGates(varying: readonly VaryingColumn[]): Gate[] {
  const [first] = varying;
  if (!first) return [];
  const words = (value: number) => value.toLocaleString("en-US");
  return [
    {
      id: "varies-within-customers",
      severity: "warning",
      status: "passed",
      sentence: `${varying.length === 1 ? "One column differs" : `${words(varying.length)} columns differ`} within customers and ${varying.length === 1 ? "stays" : "stay"} with the ${first.table}: ${varying.map((one) => `"${one.header}"`).join(", ")}.`,
      count: varying.length,
      examples: varying.map(
        (one) => `${one.header}: differs within ${words(one.varying)} of ${words(one.customers)} customers`,
      ),
    },
  ];
}

function has(table: BuiltTable, field: string): boolean {
  return table.columns.some((column) => column.name === field);
}
