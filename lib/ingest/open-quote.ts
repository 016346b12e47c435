import type { FileProfile } from "@/lib/domain/file-profile";
import { counted } from "./counted";

/** Where a quote is opened that is never closed, and how many lines stand inside it. */
export type OpenQuote = NonNullable<FileProfile["openQuote"]>;

/** How much of the file the quote has swallowed, as the middle of a sentence. */
export function openQuoteWords({ lines, ofLines }: OpenQuote): string {
  const percent = Math.round((lines / Math.max(1, ofLines)) * 100);
  const share = percent < 1 ? "less than 1 %" : `${percent} %`;
  const verb = lines === 1 ? "stands" : "stand";
  return `about ${counted(lines, "line", "lines")}, ${share} of the file, ${verb} inside it`;
}
