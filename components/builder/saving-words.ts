import type { DraftSaving } from "./use-draft-saving";

export interface KeptDraft extends Pick<DraftSaving, "status" | "savedAt" | "fault" | "nameFault" | "place"> {
  /** A name stands in its field. */
  readonly isNamed: boolean;
  /** The rule has no condition that counts, so everybody is in it. */
  readonly isEmpty: boolean;
}

/** How the draft is kept and what publishing it waits for, for the line beside the buttons. */
export function savingWords(draft: KeptDraft): string {
  switch (draft.status) {
    case "waiting":
    case "saving":
      return "Saving";
    case "failed":
      return draft.nameFault === null
        ? `Not saved: ${draft.fault ?? "try again in a moment."}`
        : "Not saved: choose another name.";
    case "conflict":
      return "Not saved: another editor saved meanwhile.";
    default:
      return restingWords(draft);
  }
}

function restingWords({ savedAt, place, isNamed, isEmpty }: KeptDraft): string {
  const isUnnamed = place.slug === null && !isNamed;
  if (isUnnamed) return "Not saved yet: give the segment a name.";
  const kept = savedAt ? `Saved ${clock(savedAt)}` : place.slug === null ? "Not saved yet" : "";
  if (!isEmpty) return kept;
  return `${kept === "" ? "" : `${kept}. `}Add a condition to publish it: without one everybody is in it.`;
}

function clock(at: Date): string {
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}
