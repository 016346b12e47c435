/** Longest header that is kept; the rest is cut. */
const longest = 200;

/**
 * Names for columns from the first record of a file: blanks and control characters tidied, empty ones named by position
 * ("column 3"), repeated ones numbered ("Name 2"), compared without regard to case. Whatever else stands there stays text.
 */
export function uniqueHeaders(written: readonly string[]): string[] {
  const taken = new Set<string>();
  return written.map((header, index) => {
    const tidy = tidied(header).slice(0, longest);
    return uniqueName(tidy === "" ? `column ${index + 1}` : tidy, taken);
  });
}

/** A name not yet in `taken` (lower case), numbered where needed; it is added to `taken`. */
export function uniqueName(wanted: string, taken: Set<string>): string {
  let unique = wanted;
  for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${wanted} ${number}`;
  taken.add(unique.toLowerCase());
  return unique;
}

function tidied(header: string): string {
  return [...header.normalize("NFC")]
    .map((character) => (character < " " || character === "\u007f" || character === "\ufeff" ? " " : character))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
