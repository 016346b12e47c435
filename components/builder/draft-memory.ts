import type { Rule } from "@/lib/domain/rule";

/** What stands on the desk, gaps included, and the save it was begun from. */
export interface RememberedDraft {
  readonly revision: number | null;
  readonly rule: Rule;
}

/** What was edited in this browser and could not be saved, as lines that were not filled in; null where there is nothing. */
export function rememberedDraft(workspace: string, place: string): RememberedDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(workspace, place)) ?? "null");
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Remembers what the server does not have; null forgets it. */
export function rememberDraft(workspace: string, place: string, draft: RememberedDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(key(workspace, place));
    else localStorage.setItem(key(workspace, place), JSON.stringify(draft));
  } catch {
    return;
  }
}

function isDraft(kept: unknown): kept is RememberedDraft {
  return typeof kept === "object" && kept !== null && "rule" in kept && "revision" in kept && kept.rule !== null;
}

function key(workspace: string, place: string): string {
  return `tessera.rule.${workspace}.${place}`;
}
