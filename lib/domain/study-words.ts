import type { HypothesisState } from "./hypothesis";
import type { BoardCard, HypothesisView } from "./study-resources";

const small = ["None", "One", "Two", "Three", "Four", "Five"];

/** The finding of a board: how many hypotheses stand, and what the others wait for. */
export function studyHeadline(open: readonly Pick<HypothesisView, "state" | "stage" | "segment">[]): string {
  if (open.length === 0) return "No hypothesis is written yet";
  const picked = open.find(({ stage }) => stage === "pick");
  if (picked) return `${picked.segment.name} is the pick of ${amount(open.length).toLowerCase()} ${noun(open.length)}`;
  const count = (state: HypothesisState) => open.filter((one) => one.state === state).length;
  const supported = count("supported");
  const rest = [
    { number: count("notSupported"), words: (one: boolean) => (one ? "is not supported" : "are not supported") },
    { number: count("testing"), words: (one: boolean) => (one ? "is being tested" : "are being tested") },
    { number: count("proposed"), words: (one: boolean) => (one ? "is proposed" : "are proposed") },
  ].filter(({ number }) => number > 0);
  const [most] = [...rest].sort((a, b) => b.number - a.number);
  const first =
    supported === 0
      ? "No hypothesis is supported yet"
      : `${amount(supported)} of ${amount(open.length).toLowerCase()} ${noun(open.length)} ${supported === 1 ? "is" : "are"} supported`;
  return most ? `${first}, ${amount(most.number).toLowerCase()} ${most.words(most.number === 1)}` : first;
}

/** Whether the pick is made: a card in the last column is a choice, and the recorded decision makes it the pick. */
export function pickCounter(
  cards: readonly { readonly hypothesis: Pick<HypothesisView, "stage">; readonly decision: BoardCard["decision"] }[],
  seesDecisions: boolean,
): { readonly met: boolean; readonly words: string } {
  const picked = cards.find(({ hypothesis }) => hypothesis.stage === "pick");
  if (!picked) return { met: false, words: "Nothing is picked yet" };
  if (!seesDecisions) return { met: true, words: "One is picked" };
  const { decision } = picked;
  if (decision === null) return { met: false, words: "One is picked, and no decision records it yet" };
  if (decision.status === "taken") return { met: true, words: "The pick is made: its decision is taken" };
  const words = {
    draft: "is a draft",
    proposed: "waits for answers",
    declined: "was declined",
    withdrawn: "was withdrawn",
  };
  return { met: false, words: `One is picked, and its decision ${words[decision.status]}` };
}

function noun(count: number): string {
  return count === 1 ? "hypothesis" : "hypotheses";
}

function amount(count: number): string {
  return small[count] ?? String(count);
}
