import "server-only";
import { demand, extentFor, may } from "@/lib/access/allow";
import { countRule } from "@/lib/analytics/queries/count-rule";
import { customersPage, type SearchedColumn } from "@/lib/analytics/queries/customers-page";
import { customersWord } from "@/lib/analytics/queries/customers-word";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { CustomersQuestion, CustomersView } from "@/lib/domain/customers";
import type { PlainRule } from "@/lib/domain/rule";
import { checkRule } from "@/lib/domain/rule-columns";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { isSmall } from "@/lib/stats/small-cells";
import { askedDraft, askedSegments, segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { type ColumnView, closedKeys, columnViews } from "./column-views";
import { listedColumns } from "./customer-columns";
import { askOf } from "./engine";
import { type ListingReach, listingReach, ownOnlySentence } from "./listing-reach";
import type { VersionAddress } from "./open-population";
import { ruleForReader } from "./rule-for-reader";
import { coarseCount, demandColumns } from "./rules";
import { shownCell } from "./shown-cell";
import { resolveVersion } from "./versions";

/** Whom a list is about. */
interface Who {
  readonly segment: AskedSegment | null;
  readonly rule: PlainRule;
  readonly sentence: string;
}

const pageSize = 50;

/**
 * A page of customers as this role may see them: the rows, or how many there are for those who see counts only. Throws AppError
 * forbidden for roles that see neither, and for rules that ask for closed columns.
 */
export async function customerList(
  actor: Actor,
  address: VersionAddress,
  question: CustomersQuestion,
  signal?: AbortSignal,
): Promise<CustomersView> {
  if (extentFor(actor, "rows.read") !== "counts") demand(actor, "rows.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const ask = askOf(version, signal);
  const who = await whoOf(actor, version, question);
  const { total, nodes } = await countRule(version, who.rule, ask);
  const exact = nodes[0]?.count ?? 0;
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const isHidden = hides && (isSmall(exact) || isSmall(total - exact));
  const count = isHidden ? null : hides && question.rule ? coarseCount(exact) : exact;
  const head = {
    who: who.segment && { ref: who.segment.ref, name: who.segment.name, code: who.segment.code },
    sentence: who.sentence,
    unitWord: customersWord(version.manifest),
    count,
    isRounded: hides && question.rule !== undefined,
    total,
    offset: question.offset ?? 0,
  };
  const reach = reachOf(actor, version, who);
  if (isHidden || reach.refusal !== null) {
    const refusal = isHidden ? smallSentence : reach.refusal;
    return { ...head, found: null, searchable: false, columns: [], rows: [], more: false, refusal, notes: [] };
  }
  return { ...head, ...(await listPage(actor, version, { who, question, ownOnly: reach.ownOnly, ask })) };
}

const smallSentence = "Fewer than 5 customers are on one side of this, so who they are is not shown to your job role.";

async function whoOf(actor: Actor, version: DatasetVersion, { segment, rule }: CustomersQuestion): Promise<Who> {
  if (segment === undefined && rule === undefined)
    return { segment: null, rule: { kind: "all", rules: [] }, sentence: "Every customer of this version" };
  const book = await segmentBook(actor, version.datasetId);
  if (rule !== undefined) {
    demand(actor, "kpis.read");
    const asked = askedDraft(book, { rule, slug: null, name: "this rule" });
    demandColumns(actor, version, asked.rule);
    return {
      segment: null,
      rule: faultless(asked.rule, version),
      sentence: ruleSentence(rule, version.manifest, book.names),
    };
  }
  const [asked] = askedSegments(book, segment === undefined ? [] : [segment]);
  if (!asked) throw new AppError("notFound", "There is no such published segment in this dataset.");
  const sentence = ruleSentence(ruleForReader(actor, version, asked.written), version.manifest, book.names);
  return { segment: asked, rule: faultless(asked.rule, version), sentence };
}

function faultless(rule: PlainRule, { manifest }: DatasetVersion): PlainRule {
  const [fault] = checkRule(rule, manifest);
  if (fault !== undefined) throw new AppError("invalid", fault);
  return rule;
}

function reachOf(actor: Actor, version: DatasetVersion, { rule }: Who): ListingReach {
  if (!may(actor, "rows.read"))
    return { ownOnly: false, refusal: "Your job role sees how many customers there are, not who they are." };
  return listingReach(actor, version, rule);
}

interface Listed {
  readonly who: Who;
  readonly question: CustomersQuestion;
  readonly ownOnly: boolean;
  readonly ask: Ask;
}

type ListedPage = Omit<CustomersView, "who" | "sentence" | "unitWord" | "count" | "isRounded" | "total" | "offset">;

async function listPage(
  actor: Actor,
  version: DatasetVersion,
  { who, question, ownOnly, ask }: Listed,
): Promise<ListedPage> {
  const views = columnViews(actor, version);
  const columns = listedColumns(version, who.rule, closedKeys(views));
  const within = searchedColumns(version, views);
  const isSortable = (column: VersionColumn) => views.get(column.key)?.others === "visible";
  const sortedBy = columns.find(({ key }) => key === question.sort);
  const text = question.search?.trim() ?? "";
  const limit = question.limit ?? pageSize;
  const hasOwn = ["own", "ownElseMasked"].includes(extentFor(actor, "rows.read"));
  const page = await customersPage(
    version,
    {
      rule: who.rule,
      columns,
      reader: actor.email,
      ownOnly,
      ownFirst: hasOwn,
      search: text === "" ? null : { text, within },
      sort: sortedBy && isSortable(sortedBy) ? { column: sortedBy, descending: question.order === "descending" } : null,
      offset: question.offset ?? 0,
      limit,
    },
    ask,
  );
  await audited(actor, version, { keys: columns.map(({ key }) => key), views, rows: page.customers.length });
  const place = { versionId: version.id };
  const cell = (key: string, value: string | null, isOwn: boolean) => {
    const view = views.get(key);
    return view ? shownCell(value, isOwn ? view.own : view.others, { key, ...place }) : null;
  };
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  return {
    found: hides && question.rule ? (text === "" ? null : coarseCount(page.total)) : page.total,
    searchable: within.length > 0,
    columns: columns.map((column) => ({
      key: column.key,
      label: column.label,
      type: column.type,
      reach: reachOfColumn(views.get(column.key)),
      sortable: isSortable(column),
    })),
    rows: page.customers.map((customer) => {
      const isOwn = customer.owner?.toLowerCase() === actor.email.toLowerCase();
      return {
        id: cell("customers.customer_id", customer.id, isOwn),
        cells: columns.map(({ key }, index) => cell(key, customer.cells[index] ?? null, isOwn)),
      };
    }),
    more: (question.offset ?? 0) + page.customers.length < page.total,
    refusal: null,
    notes: [
      ...(ownOnly ? [ownOnlySentence] : []),
      ...(hasOwn && !ownOnly ? ["Your own accounts come first; of others you see what is open to your job role."] : []),
    ],
  };
}

function reachOfColumn(view: ColumnView | undefined): CustomersView["columns"][number]["reach"] {
  if (view?.others === "visible") return "all";
  return view?.own === "visible" && view.others === "absent" ? "own" : "masked";
}

/** Id and name, where the reader sees them: of all customers, or of own accounts. */
function searchedColumns({ manifest }: DatasetVersion, views: ReadonlyMap<string, ColumnView>): SearchedColumn[] {
  const columns = manifest.tables.find(({ table }) => table === "customers")?.columns ?? [];
  return ["customers.customer_id", "customers.name"].flatMap((key): SearchedColumn[] => {
    const column = columns.find((one) => one.key === key);
    const view = views.get(key);
    if (column?.type !== "text" || !view) return [];
    if (view.others === "visible") return [{ column, ownOnly: false }];
    return view.own === "visible" ? [{ column, ownOnly: true }] : [];
  });
}

interface Audited {
  readonly keys: readonly string[];
  readonly views: ReadonlyMap<string, ColumnView>;
  readonly rows: number;
}

/** Reading personal columns in clear is written down, by their names. */
async function audited(actor: Actor, version: DatasetVersion, { keys, views, rows }: Audited): Promise<void> {
  const columns = keys.filter((key) => views.get(key)?.logged);
  if (columns.length === 0 || rows === 0) return;
  await recordAudit(actor, "rows.read", { kind: "version", id: version.id }, { columns, customers: rows });
}
