import "server-only";
import { demand } from "@/lib/access/allow";
import { customerActivity, customerCells } from "@/lib/analytics/queries/customer-activity";
import { customerRow } from "@/lib/analytics/queries/customer-row";
import type { Ask } from "@/lib/analytics/sql/question";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { customerLife } from "@/lib/domain/customer-life";
import type { CustomerView } from "@/lib/domain/customers";
import type { SourceTable } from "@/lib/domain/dictionary";
import { formatDate } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import { behaviourTables } from "@/lib/domain/rule";
import { checkRule, datingColumn } from "@/lib/domain/rule-columns";
import { evaluateRule } from "@/lib/domain/rule-evaluator";
import { whySentence } from "@/lib/domain/rule-explanation";
import { isPublished, segmentRef } from "@/lib/domain/segment";
import { versionColumn } from "@/lib/domain/version-column";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { accountStanding } from "./account-standing";
import { askedSegments, segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { type ColumnView, rowViews } from "./column-views";
import { askOf } from "./engine";
import { type NamedCustomer, namedCustomer } from "./named-customer";
import type { VersionAddress } from "./open-population";
import { closedColumn } from "./rule-explanations";
import { shownCell } from "./shown-cell";
import { resolveVersion } from "./versions";

const latestRows = 8;

/** How this reader sees the columns of this customer. */
interface Eyes {
  readonly version: DatasetVersion;
  readonly customer: NamedCustomer;
  readonly views: ReadonlyMap<string, ColumnView>;
  readonly ask: Ask;
}

/** One customer as this role may see it. Throws AppError notFound where there is none, or none that this reader may look up. */
export async function customer(
  actor: Actor,
  address: VersionAddress,
  given: string,
  signal?: AbortSignal,
): Promise<CustomerView> {
  demand(actor, "rows.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const ask = askOf(version, signal);
  const found = await namedCustomer(actor, version, given, ask);
  const eyes: Eyes = { version, customer: found, views: rowViews(actor, version), ask };
  const columns = openColumns(eyes, "customers");
  const cells = await customerCells(version, { id: found.id, columns }, ask);
  if (!cells) throw new AppError("notFound", "There is no such customer in this version.");
  const facts = columns.map((column, index) => factOf(eyes, column, cells[index] ?? null));
  await audited(actor, eyes, columns);
  const value = (key: string) => cells[columns.findIndex((column) => column.key === key)] ?? null;
  const days = ["trial_started_on", "converted_on", "started_on", "churned_on"].map((name) => `customers.${name}`);
  const { asOf, grain } = version.manifest;
  return {
    id: given,
    name: facts.find(({ key, value: name }) => key === "customers.name" && name !== null)?.value ?? given,
    isOwn: found.isOwn,
    standing: await accountStanding(actor, version, found, ask),
    asOf,
    facts,
    life: customerLife(
      Object.fromEntries(days.map((key) => [key, value(key)])),
      asOf,
      { account: "An account", person: "A customer", contract: "A contract" }[grain],
    ),
    segments: await segmentsOf(actor, eyes),
    activity: await activityOf(eyes),
  };
}

function openColumns({ version, customer: { isOwn }, views }: Eyes, table: SourceTable): VersionColumn[] {
  const columns = version.manifest.tables.find((one) => one.table === table)?.columns ?? [];
  return columns.filter(({ key }) => {
    const view = views.get(key);
    return view !== undefined && (isOwn ? view.own : view.others) !== "absent";
  });
}

function factOf(eyes: Eyes, { key, label, type }: VersionColumn, value: string | null): CustomerView["facts"][number] {
  const view = seenAs(eyes, key);
  return {
    key,
    label,
    type,
    value: shownCell(value, view, { key, versionId: eyes.version.id }),
    masked: view !== "visible",
  };
}

function seenAs({ customer: { isOwn }, views }: Eyes, key: string) {
  const view = views.get(key);
  return view === undefined ? "absent" : isOwn ? view.own : view.others;
}

/** Each published segment of the dataset: whether the customer is in, and why. */
async function segmentsOf(
  actor: Actor,
  { version, customer: { id, isOwn }, ask }: Eyes,
): Promise<CustomerView["segments"]> {
  const book = await segmentBook(actor, version.datasetId);
  const live = book.segments.filter(isPublished);
  const asked = askedSegments(
    book,
    live.map(({ slug, latest }) => segmentRef(slug, latest)),
  );
  const told = asked.map((segment) => ({ segment, secret: secretOf(actor, version, { segment, isOwn }) }));
  const rules = told.flatMap(({ segment, secret }) => (secret === null ? [segment.rule] : []));
  const row = rules.length === 0 ? null : await customerRow(version, { id, rules }, ask);
  return told.map(({ segment, secret }) => {
    const { ref, slug, name, code, rule } = segment;
    if (secret !== null || row === null)
      return { ref, slug, name, code, isIn: null, sentence: secret ?? "Cannot be told" };
    const isIn = evaluateRule(rule, row, version.manifest.asOf);
    return { ref, slug, name, code, isIn, sentence: whySentence(rule, row, version.manifest) };
  });
}

/** Why a reader is not told whether a customer is in a segment; null where nothing stands against it. */
function secretOf(
  actor: Actor,
  version: DatasetVersion,
  { segment, isOwn }: { segment: AskedSegment; isOwn: boolean },
): string | null {
  const [fault] = checkRule(segment.rule, version.manifest);
  if (fault !== undefined) return fault;
  const closed = closedColumn(actor, version, segment.rule, isOwn);
  return closed === null ? null : `The rule asks for ${closed}, which your job role may not see of this customer.`;
}

async function activityOf(eyes: Eyes): Promise<CustomerView["activity"]> {
  const {
    version,
    customer: { id },
    ask,
  } = eyes;
  const activity: CustomerView["activity"] = [];
  for (const table of behaviourTables) {
    const own = version.manifest.tables.find((one) => one.table === table)?.columns ?? [];
    if (!own.some(({ key }) => key === `${table}.customer_id`)) continue;
    const key = datingColumn({ kind: "behaviour", table, where: [], window: { kind: "ever" }, measure: { of: "did" } });
    const dated = versionColumn(version.manifest, key)?.column ?? null;
    const open = openColumns(eyes, table).filter((column) => column.key !== `${table}.customer_id`);
    const columns = [...open].sort((one, other) => rank(one, key) - rank(other, key)).slice(0, 8);
    const found = await customerActivity(version, { table, id, dated, columns, limit: latestRows }, ask);
    activity.push({
      table,
      sentence: activitySentence(table, found),
      total: found.total,
      months: [...found.months],
      columns: columns.map((column) => ({
        key: column.key,
        label: column.label,
        type: column.type,
        masked: seenAs(eyes, column.key) !== "visible",
      })),
      rows: found.rows.map((row) => columns.map((column, index) => factOf(eyes, column, row[index] ?? null).value)),
    });
  }
  return activity;
}

/** The day first, ids last. */
function rank({ key, name }: VersionColumn, dated: string): number {
  if (key === dated) return 0;
  return /_id$/.test(name) ? 2 : 1;
}

function activitySentence(
  table: string,
  { total, first, last }: { total: number; first: string | null; last: string | null },
): string {
  if (total === 0) return `No ${table}`;
  const words = `${countText(total)} ${total === 1 ? table.slice(0, -1) : table}`;
  if (first === null || last === null) return words;
  return first === last
    ? `${words}, on ${formatDate(first)}`
    : `${words}, from ${formatDate(first)} to ${formatDate(last)}`;
}

async function audited(actor: Actor, { version, views }: Eyes, columns: readonly VersionColumn[]): Promise<void> {
  const logged = columns.filter(({ key }) => views.get(key)?.logged).map(({ key }) => key);
  if (logged.length === 0) return;
  await recordAudit(actor, "rows.read", { kind: "version", id: version.id }, { columns: logged, customers: 1 });
}
