import { tablesOfPage } from "@/components/ui/page-tables";
import type { Way } from "./listen";

/** Something that is done with the page at hand. */
export interface PageCommand {
  readonly label: string;
  readonly detail: string | null;
  readonly run: () => void;
}

/** What may be done with any page, and each of its tables to be copied. */
export function pageCommands(way: (way: Way) => void, say: (sentence: string) => void): PageCommand[] {
  return [
    { label: "Copy link to this page", detail: "with its versions", run: () => way("link") },
    { label: "Keep this view", detail: "under a name", run: () => way("keep") },
    { label: "Kept views", detail: "open, share, drop", run: () => way("views") },
    { label: "Print this page", detail: "or save as PDF", run: () => way("print") },
    { label: "Keyboard shortcuts", detail: "?", run: () => way("keys") },
    ...tablesOfPage().map(({ label, copy }) => ({
      label: `Copy table: ${label}`,
      detail: null,
      run: () => copy(say),
    })),
  ];
}
