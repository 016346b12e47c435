import { Mark } from "@/components/ui/mark";
import type { HypothesisState } from "@/lib/domain/hypothesis";
import { stateWords } from "@/lib/domain/hypothesis-words";

const looks = {
  proposed: { sign: "open", tone: "none" },
  testing: { sign: "open", tone: "none" },
  supported: { sign: "supported", tone: "good" },
  notSupported: { sign: "refuted", tone: "bad" },
  retired: { sign: "dash", tone: "none" },
} as const;

/** How a hypothesis stands: a tile with tick, cross or clock corner, and the word. */
export function StateMark({ state, word }: { readonly state: HypothesisState; readonly word?: string | undefined }) {
  return <Mark {...looks[state]}>{word ?? stateWords[state]}</Mark>;
}
