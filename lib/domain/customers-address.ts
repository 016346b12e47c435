import type { Rule } from "./rule";
import type { SegmentOrigin } from "./segment";

/** Who stands in the list of customers: those of a published segment (`agencies@7`), of a rule, or all. */
export type CustomersWho = { readonly segment: string } | { readonly rule: Rule } | null;

/** The whole state of the list. `origin` says where a rule came from, for "save as segment". */
export interface CustomersState {
  readonly dataset: string;
  readonly version: number;
  readonly who: CustomersWho;
  readonly origin?: SegmentOrigin | null | undefined;
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
  readonly order?: "ascending" | "descending" | undefined;
  readonly offset?: number | undefined;
}

/** The address of a list of customers; any group, cell or bar opens it with the rule that it stands for. */
export function customersHref(workspace: string, state: CustomersState): string {
  const search = new URLSearchParams({ dataset: state.dataset, version: String(state.version) });
  if (state.who && "segment" in state.who) search.set("segment", state.who.segment);
  if (state.who && "rule" in state.who) search.set("rule", JSON.stringify(state.who.rule));
  if (state.origin) search.set("origin", JSON.stringify(state.origin));
  if (state.search) search.set("search", state.search);
  if (state.sort) search.set("sort", state.sort);
  if (state.order) search.set("order", state.order);
  if (state.offset) search.set("offset", String(state.offset));
  return `/w/${workspace}/customers?${search}`;
}

/** Whether an address inside a workspace tells who a customer is: the page of one, or a list that is searched for a name. */
export function namesCustomer(address: string): boolean {
  const { pathname, searchParams } = new URL(address, "http://workspace");
  const [, , section, customer] = pathname.split("/").filter((part) => part !== "");
  if (section === undefined || decoded(section) !== "customers") return false;
  return customer !== undefined || (searchParams.get("search") ?? "") !== "";
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
