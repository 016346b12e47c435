import { createContext, useContext } from "react";
import type { VersionAddress } from "@/lib/api/client/versions";
import type { BuilderFacts } from "@/lib/domain/builder-facts";
import type { NodeCount } from "./use-counts";
import type { RuleEditing } from "./use-rule-editing";

/** What every line of the rule works with. */
export interface Desk extends Pick<RuleEditing, "change" | "rearrange"> {
  readonly facts: BuilderFacts;
  readonly at: VersionAddress;
  /** Customers by the id of the node; without an entry the node is not asked. */
  readonly counts: ReadonlyMap<string, NodeCount>;
  readonly total: number | null;
  /** A newer count is on its way. */
  readonly isStale: boolean;
  /** How a condition differs from the published definition: "was 5 in v7"; undefined where it does not. */
  readonly was: (node: string) => string | undefined;
  /** Opens the choice of a new condition that comes to this node. */
  readonly choose: (to: string) => void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a line of a rule stands outside of a builder");
  return desk;
}
