import "server-only";
import type { Actor } from "@/lib/domain/actor";
import type { PlainRule } from "@/lib/domain/rule";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { closedColumn } from "./rule-explanations";

/** Of whom a list of those who fit a rule may tell. */
export interface ListingReach {
  readonly ownOnly: boolean;
  readonly refusal: string | null;
}

/** What is said where only own accounts are listed. */
export const ownOnlySentence =
  "Listed are your own accounts: of others your job role may not see what the rule asks for.";

/** Being listed tells the values that a rule asks for: only customers of whom the reader sees these. */
export function listingReach(actor: Actor, version: Pick<DatasetVersion, "manifest">, rule: PlainRule): ListingReach {
  const closed = closedColumn(actor, version, rule, false);
  if (closed === null) return { ownOnly: false, refusal: null };
  if (closedColumn(actor, version, rule, true) === null) return { ownOnly: true, refusal: null };
  return {
    ownOnly: false,
    refusal: `The rule asks for ${closed}, which your job role may not see, so who fits it is not listed.`,
  };
}
