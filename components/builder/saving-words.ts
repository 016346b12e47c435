import type { DraftSaving } from "./use-draft-saving";

/** How the draft is kept, for the line beside the buttons. */
export function savingWords({
  status,
  savedAt,
  fault,
  place,
}: Pick<DraftSaving, "status" | "savedAt" | "fault" | "place">): string {
  switch (status) {
    case "waiting":
    case "saving":
      return "Saving";
    case "failed":
      return `Not saved: ${fault ?? "try again in a moment."}`;
    case "conflict":
      return "Not saved: another editor saved meanwhile.";
    default:
      if (savedAt) return `Saved ${clock(savedAt)}`;
      return place.slug === null ? "Not saved yet: give the segment a name." : "";
  }
}

function clock(at: Date): string {
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}
