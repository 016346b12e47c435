import type { FindKind, Found } from "./find";

/** Hits of one kind at most, so that none crowds the others out. */
export const mostFoundOfKind = 6;

/**
 * What fits a query, best first: every word of it begins a word of the label (or, ranked below, stands anywhere in label or detail).
 * An empty query keeps the order. At most `mostFoundOfKind` of each kind.
 */
export function rankFound(all: readonly Found[], query: string): Found[] {
  const words = plain(query).split(" ").filter(Boolean);
  const ranked = all
    .map((one, index) => ({ one, index, rank: rankOf(one, words) }))
    .filter(({ rank }) => rank < missing)
    .sort((first, second) => first.rank - second.rank || first.index - second.index);
  const taken = new Map<FindKind, number>();
  return ranked.flatMap(({ one }) => {
    const count = taken.get(one.kind) ?? 0;
    if (count >= mostFoundOfKind) return [];
    taken.set(one.kind, count + 1);
    return [one];
  });
}

const missing = 3;

/** 0: the label begins with the query; 1: its words begin so; 2: it is somewhere; 3: not at all. */
function rankOf({ label, detail }: Found, words: readonly string[]): number {
  const name = plain(label);
  if (name.startsWith(words.join(" "))) return 0;
  if (words.every((word) => ` ${name}`.includes(` ${word}`))) return 1;
  const whole = `${name} ${plain(detail ?? "")}`;
  return words.every((word) => whole.includes(word)) ? 2 : missing;
}

/** Without case, accents and repeated blanks. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLocaleLowerCase("en")
    .replace(/[\s-]+/g, " ")
    .trim();
}
