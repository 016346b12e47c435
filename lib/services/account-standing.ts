import "server-only";
import { extentFor } from "@/lib/access/allow";
import type { Ask } from "@/lib/analytics/sql/question";
import type { Actor } from "@/lib/domain/actor";
import { type AccountFacts, attentionReasons, changesOf } from "@/lib/domain/attention";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { AccountStanding } from "@/lib/domain/portfolio";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { accountBook } from "./account-books";
import { rowViews } from "./column-views";
import type { NamedCustomer } from "./named-customer";

/** Whether books of accounts are open to a reader: not to whom rows are counts, nor where what an account pays is a range. */
export function opensBooks(actor: Actor, version: StoredVersion): boolean {
  const extent = extentFor(actor, "rows.read");
  if (extent === "none" || extent === "counts" || extent === "masked") return false;
  return rowViews(actor, version).get("customers.monthly_revenue")?.own !== "band";
}

/** Whether what an account pays stands as it is for a reader. */
export function seesRevenue(actor: Actor, version: StoredVersion, isOwn: boolean): boolean {
  const view = rowViews(actor, version).get("customers.monthly_revenue");
  return view !== undefined && (isOwn ? view.own : view.others) === "visible";
}

/** The sentences of an account in a book, as a reader who sees what it pays or not. */
export function standingOf(
  facts: AccountFacts,
  at: { readonly manifest: VersionManifest; readonly before: number | null; readonly seesRevenue: boolean },
): AccountStanding {
  const shown = at.seesRevenue ? facts : { ...facts, revenueCents: null };
  const place = { asOf: at.manifest.asOf, before: at.before, currency: at.manifest.currency };
  return { before: at.before, reasons: attentionReasons(shown, place), changes: changesOf(shown, place) };
}

/** How an own account, for admins any that is looked after, stands in the book it is in; null where it stands in none. */
export async function accountStanding(
  actor: Actor,
  version: StoredVersion,
  { id, owner, isOwn }: NamedCustomer,
  ask: Ask,
): Promise<AccountStanding | null> {
  if (owner === null || !opensBooks(actor, version) || !(isOwn || actor.level === "admin")) return null;
  const { entries, before } = await accountBook(actor, version, { owner, isOwn, ask });
  const entry = entries.find(({ account }) => account.id === id);
  if (!entry) return null;
  const { manifest } = version;
  return standingOf(entry.facts, { manifest, before, seesRevenue: seesRevenue(actor, version, isOwn) });
}
