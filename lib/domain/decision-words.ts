import type { DecisionStatus, Outcome } from "./decision";
import type { DecisionHead, DecisionView } from "./decision-resources";
import { formatDate } from "./format-date";

export const statusWords: Readonly<Record<DecisionStatus, string>> = {
  draft: "draft",
  proposed: "proposed",
  taken: "taken",
  declined: "declined",
  withdrawn: "withdrawn",
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  right: "It was right",
  partly: "It was right in part",
  wrong: "It was wrong",
  tooEarly: "It is too early to tell",
};

/** "3 decisions wait for you", or what else is to be said of the list. */
export function decisionsHeadline(all: readonly DecisionHead[]): string {
  const waiting = all.filter((one) => one.waiting !== null).length;
  if (waiting > 0) return waiting === 1 ? "1 decision waits for you" : `${waiting} decisions wait for you`;
  const open = all.filter(({ status }) => status === "proposed").length;
  if (open > 0) return `No decision waits for you; ${open === 1 ? "1 is" : `${open} are`} open`;
  return all.length === 0 ? "Nothing has been decided here yet" : "No decision is open";
}

/** What a decision waits for, or what became of it, in one sentence. */
export function standWords({ head, closing, proposedBy, content }: DecisionView): string {
  switch (head.status) {
    case "draft":
      return "A draft. Its evidence is frozen and its approvers are asked when it is proposed.";
    case "proposed":
      return `${proposedBy?.name ?? "Somebody"} proposed it on ${formatDate(head.proposedAt ?? "")}; ${head.waiting === null ? openWords(head) : answersWords(head)}.`;
    case "taken":
      return `Taken by ${closing?.by.name} on ${formatDate(closing?.at ?? "")}: ${content.options[closing?.chosen ?? -1]?.title ?? ""}.`;
    default:
      return `${head.status === "declined" ? "Declined" : "Withdrawn"} by ${closing?.by.name} on ${formatDate(closing?.at ?? "")}.`;
  }
}

/** Who has answered, and what is wanted next: of the reader, or of whoever takes decisions. */
export function openWords(head: DecisionHead): string {
  const answered = answersWords(head);
  if (head.waiting !== null) return `${answered}; ${waitingWords[head.waiting]}`;
  return head.approvers === head.answers ? `${answered}; an executive or admin takes it` : answered;
}

/** "2 of 3 have answered, 1 dissents". */
export function answersWords({ approvers, answers, dissented }: DecisionHead): string {
  const answered =
    approvers === answers
      ? allWords(approvers)
      : `${answers} of ${approvers} ${answers === 1 ? "has" : "have"} answered`;
  return dissented === 0 ? answered : `${answered}, ${dissented} ${dissented === 1 ? "dissents" : "dissent"}`;
}

function allWords(approvers: number): string {
  if (approvers === 1) return "the one who was asked has answered";
  return `${approvers === 2 ? "both" : `all ${approvers}`} have answered`;
}

/** "1 of 3"; "none" where nobody dissented. */
export function dissentWords({ approvers, dissented }: DecisionHead): string {
  return dissented === 0 ? "none" : `${dissented} of ${approvers}`;
}

/** Why it waits for the reader. */
export const waitingWords = {
  answer: "your answer is asked for",
  take: "it can be taken",
  replace: "an approver has left: name somebody instead",
} as const;
