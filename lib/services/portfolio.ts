import "server-only";
import { demand, extentFor } from "@/lib/access/allow";
import { allBooks, bookTotals } from "@/lib/analytics/queries/book-accounts";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { attentionRule } from "@/lib/domain/attention";
import type { StoredVersion } from "@/lib/domain/dataset";
import { datasetHead } from "@/lib/domain/dataset-head";
import { countText } from "@/lib/domain/number-words";
import type { Portfolio, PortfolioAccount } from "@/lib/domain/portfolio";
import { whySentence } from "@/lib/domain/rule-explanation";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import { roundedCents, tenThousandths } from "@/lib/stats/exact-cents";
import { isSmall } from "@/lib/stats/small-cells";
import { type AccountBook, accountBook, type BookEntry, type BookSegment, centsOf, isOfOwnRow } from "./account-books";
import { opensBooks, seesRevenue, standingOf } from "./account-standing";
import { recordAudit } from "./audit";
import { type ColumnView, rowViews } from "./column-views";
import { askOf } from "./engine";
import type { VersionAddress } from "./open-population";
import { shownCell } from "./shown-cell";
import { resolveVersion } from "./versions";

const pageSize = 50;
const mostLateShown = 5;

export interface AskedPortfolio {
  /** Whose book; without, the reader's own. */
  readonly owner?: string | undefined;
  readonly offset?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A book of accounts: who is in it, which need a call and why, and what changed. Own accounts for those who look after some; any book
 * for admins; counts for those who see no rows. Throws AppError forbidden for roles that see neither.
 */
export async function portfolio(
  actor: Actor,
  address: VersionAddress,
  { owner, offset = 0, signal }: AskedPortfolio = {},
): Promise<Portfolio> {
  const extent = extentFor(actor, "rows.read");
  if (extent !== "counts") demand(actor, "rows.read");
  if (owner !== undefined && !isSame(owner, actor.email) && actor.level !== "admin")
    throw new AppError("forbidden", "Only an admin opens the book of somebody else. Open your own.");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const ask = askOf(version, signal);
  const views = rowViews(actor, version);
  if (!opensBooks(actor, version)) return await countsOnly(actor, version, ask);
  const whose = owner ?? actor.email;
  const isOwn = isSame(whose, actor.email);
  const book = await accountBook(actor, version, { owner: whose, isOwn, ask });
  const eyes: Eyes = { actor, version, views, isOwn, before: book.before };
  const accounts = book.entries.map((entry) => accountView(eyes, entry));
  const attention = accounts.filter(({ reasons }) => reasons.length > 0);
  const page = accounts.slice(offset, offset + pageSize);
  await audited(eyes, new Set([...attention, ...page]).size + book.departed.length);
  return {
    dataset: datasetHead(version),
    before: book.before,
    owner: whose,
    isOwn,
    owners: actor.level === "admin" ? await ownersOf(version, ask) : [],
    totals: totalsOf(book, accounts),
    rule: attentionRule,
    attention,
    accounts: page,
    offset,
    departed: book.departed.map(({ was, now }) => ({
      id: see(eyes, "customers.customer_id", was.id),
      name: see(eyes, "customers.name", was.name),
      revenueCents: seesRevenue(actor, version, isOwn) ? centsOf(was) : null,
      sentence: now === null ? "In this version somebody else looks after it, or it is not in the data." : "Has left.",
    })),
    refusal: null,
    notes: notesOf(book),
  };
}

interface Eyes {
  readonly actor: Actor;
  readonly version: StoredVersion;
  readonly views: ReadonlyMap<string, ColumnView>;
  readonly isOwn: boolean;
  readonly before: number | null;
}

function accountView(eyes: Eyes, { account, segments, facts }: BookEntry): PortfolioAccount {
  const { version, before } = eyes;
  const seesMoney = seesRevenue(eyes.actor, version, eyes.isOwn);
  const { reasons, changes } = standingOf(facts, { manifest: version.manifest, before, seesRevenue: seesMoney });
  return {
    id: see(eyes, "customers.customer_id", account.id),
    name: see(eyes, "customers.name", account.name),
    segments: segments.map((segment) => ({ ...named(segment), why: whyOf(eyes, segment, account.cells) })),
    revenueCents: seesMoney ? facts.revenueCents : null,
    late: facts.late.slice(0, mostLateShown),
    lateCount: facts.late.length,
    halves: [...facts.halves],
    changes,
    lastActivity: account.last,
    reasons,
  };
}

function named({ slug, name, code }: BookSegment) {
  return { slug, name, code };
}

function whyOf({ version: { manifest } }: Eyes, segment: BookSegment, cells: BookEntry["account"]["cells"]): string {
  if (!isOfOwnRow(segment)) return ruleSentence(segment.rule, manifest);
  return whySentence(segment.rule, { customer: cells, behaviour: {} }, manifest);
}

function see({ views, isOwn, version }: Eyes, key: string, value: string | null): string | null {
  const view = views.get(key);
  if (!view) return null;
  return shownCell(value, isOwn ? view.own : view.others, { key, versionId: version.id });
}

function totalsOf({ entries }: AccountBook, accounts: readonly PortfolioAccount[]): Portfolio["totals"] {
  const bySegment = new Map<string, Portfolio["totals"]["bySegment"][number]>();
  for (const account of accounts)
    for (const { slug, name, code } of account.segments) {
      const known = bySegment.get(slug) ?? { slug, name, code, accounts: 0, revenueCents: null, late: 0 };
      bySegment.set(slug, {
        ...known,
        accounts: known.accounts + 1,
        revenueCents: plus(known.revenueCents, account.revenueCents),
        late: known.late + (isLate(account) ? 1 : 0),
      });
    }
  const alone = accounts.filter(({ segments }) => segments.length === 0);
  return {
    accounts: accounts.length,
    unowned: 0,
    revenueCents: accounts.reduce<number | null>((sum, { revenueCents }) => plus(sum, revenueCents), null),
    attention: accounts.filter(({ reasons }) => reasons.length > 0).length,
    promiseMissed: accounts.filter(({ reasons }) =>
      reasons.some(({ kind }) => kind === "promiseMissed" || kind === "waiting"),
    ).length,
    late: accounts.filter(isLate).length,
    bySegment: [...bySegment.values()].sort((one, other) => (one.code < other.code ? -1 : 1)),
    inNoSegment: {
      accounts: alone.length,
      revenueCents: alone.reduce<number | null>((sum, { revenueCents }) => plus(sum, revenueCents), null),
      late: alone.filter(isLate).length,
    },
    inSeveral: entries.filter(({ segments }) => segments.length > 1).length,
  };
}

/** Whether tickets of an account are beyond what is expected or promised, for nine in ten or for half of them. */
function isLate({ lateCount, halves }: PortfolioAccount): boolean {
  return lateCount > 0 || halves.length > 0;
}

function plus(sum: number | null, more: number | null): number | null {
  return more === null ? sum : (sum ?? 0) + more;
}

/** How many accounts there are and what they pay, for those who see no rows. */
async function countsOnly(actor: Actor, version: StoredVersion, ask: Ask): Promise<Portfolio> {
  const { accounts, owned, revenue } = await bookTotals({ versionId: version.id, manifest: version.manifest }, ask);
  const suppresses = suppressesSmallCells(actor.jobRole, actor.level);
  const hides = suppresses && isSmall(accounts);
  const hidesOwners = suppresses && (isSmall(owned) || isSmall(accounts - owned));
  return {
    dataset: datasetHead(version),
    before: null,
    owner: null,
    isOwn: false,
    owners: [],
    totals: {
      accounts: hides ? null : accounts,
      unowned: hides || hidesOwners ? null : accounts - owned,
      revenueCents: hides || revenue === null ? null : Number(roundedCents(tenThousandths(revenue))),
      attention: 0,
      promiseMissed: 0,
      late: 0,
      bySegment: [],
      inNoSegment: { accounts: 0, revenueCents: null, late: 0 },
      inSeveral: 0,
    },
    rule: attentionRule,
    attention: [],
    accounts: [],
    offset: 0,
    departed: [],
    refusal: `As ${actor.jobRole} you see how many accounts there are and what they pay together, not single ones with what each of them pays.`,
    notes: [],
  };
}

async function ownersOf(version: StoredVersion, ask: Ask): Promise<Portfolio["owners"]> {
  const books = await allBooks({ versionId: version.id, manifest: version.manifest }, ask);
  return books.map(({ owner, accounts, revenue }) => ({
    owner,
    accounts,
    revenueCents: revenue === null ? null : Number(roundedCents(tenThousandths(revenue))),
  }));
}

function notesOf({ isCut, untold, before, entries }: AccountBook): string[] {
  return [
    ...(isCut ? [`Only the ${countText(entries.length)} accounts that pay most are in it.`] : []),
    ...(untold.length > 0
      ? [`Who is in ${untold.join(", ")} is not told: the rule asks for what your job role may not see.`]
      : []),
    ...(before === null ? ["What changed stands here once the dataset has a second version."] : []),
  ];
}

/** Reading personal columns in clear is written down, by their names. */
async function audited({ actor, version, views }: Eyes, customers: number): Promise<void> {
  const columns = ["customers.name"].filter((key) => views.get(key)?.logged);
  if (columns.length === 0 || customers === 0) return;
  await recordAudit(actor, "rows.read", { kind: "version", id: version.id }, { columns, customers });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
