/** A list within a sentence: "a, b and c"; empty for nothing. */
export function listed(names: readonly string[], word: "and" | "or" = "and"): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}

/** The same for a headline: of more than three the first two, and how many more there are. */
export function shortlisted(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : listed(names);
}

/** A name within a sentence begins with a small letter; abbreviations stay: "churned share", "CSAT, mean". */
export function inSentence(name: string): string {
  return name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}
