import type { JobRole } from "@/lib/domain/actor";
import type { Account } from "./installation";

/** What the addresses of the pages need: a dataset with rejects and an open check, a build, an unused invitation. */
export interface Places {
  readonly owner: Account;
  readonly own: string;
  readonly dataset: string;
  readonly file: string;
  readonly job: string;
  readonly invitation: string;
  /** A decision of the sample. */
  readonly decision: string;
  /** The scenarios kept in the sample. */
  readonly scenarios: readonly string[];
  /** An item on the sample's roadmap, and a thread of its notes. */
  readonly item: string;
  readonly thread: string;
  /** A decision of the owner that can still be edited. */
  readonly unfinished: string;
}

export interface PageOfTheProduct {
  readonly name: string;
  /** Reading pages may carry less script than those one works on. */
  readonly kind: "reading" | "working";
  readonly as: "nobody" | "owner" | JobRole;
  /** Words that stand on this page alone: a page of refusal is not the page that is meant. */
  readonly shows: string;
  readonly path: (places: Places) => string;
}
