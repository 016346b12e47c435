import "server-only";
import { type CustomerIdentity, customerIdentity } from "@/lib/analytics/queries/customer-identity";
import { customersIn } from "@/lib/analytics/queries/customers-in";
import type { Ask } from "@/lib/analytics/sql/question";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { columnViews } from "./column-views";
import { customerOfStandIn, customersOfStandIns } from "./customer-stand-ins";
import { pseudonym } from "./shown-cell";

/** A customer as a reader named it; `isOwn`: the reader looks after the account. */
export interface NamedCustomer extends CustomerIdentity {
  readonly isOwn: boolean;
}

/**
 * The customer a reader means: by the id for those who see it, by the stand-in for those who see that in its place; whoever sees ids
 * of own accounts only finds no others. Throws AppError notFound.
 */
export async function namedCustomer(
  actor: Actor,
  version: DatasetVersion,
  given: string,
  ask: Ask,
): Promise<NamedCustomer> {
  const view = columnViews(actor, version).get("customers.customer_id");
  const id = view?.others === "pseudonym" ? await customerOfStandIn(version, given) : given;
  const found = id === undefined ? null : await customerIdentity(version, id, ask);
  const isOwn = found?.owner?.toLowerCase() === actor.email.toLowerCase();
  const sees = view?.others === "visible" || view?.others === "pseudonym" || (isOwn && view?.own === "visible");
  if (!found || !sees)
    throw new AppError(
      "notFound",
      "There is no such customer in this version, or not among those you may look up. Open it from the list of customers.",
    );
  return { ...found, isOwn };
}

/** Ids of many customers by what a reader writes for them, as `namedCustomer` finds each; whom the reader may not look up is not in it. */
export async function namedCustomers(
  actor: Actor,
  version: DatasetVersion,
  given: readonly string[],
  ask: Ask,
): Promise<ReadonlyMap<string, string>> {
  const view = columnViews(actor, version).get("customers.customer_id");
  if (view?.others === "pseudonym") return await customersOfStandIns(version, given);
  const { found } = await customersIn(version, { ids: given, segments: [] }, ask);
  const isOwn = (owner: string | null) => owner?.toLowerCase() === actor.email.toLowerCase();
  const seen = [...found].filter(
    ([, { owner }]) => view?.others === "visible" || (isOwn(owner) && view?.own === "visible"),
  );
  return new Map(seen.map(([id]) => [id, id]));
}

/** A customer's id as this reader sees it: as it is, by its stand-in on this version, or not at all (null). */
export async function shownCustomerId(
  actor: Actor,
  version: DatasetVersion,
  id: string,
  ask: Ask,
): Promise<string | null> {
  const view = columnViews(actor, version).get("customers.customer_id");
  if (view?.others === "visible") return id;
  if (view?.others === "pseudonym") return pseudonym(id, version.id);
  if (view?.own !== "visible") return null;
  const found = await customerIdentity(version, id, ask);
  return found?.owner?.toLowerCase() === actor.email.toLowerCase() ? id : null;
}
