import type { NotePerson } from "./note";

/** The sign for a member in the text of a note: braces have no meaning in Markdown. */
const token = /@\{([0-9a-hjkmnp-tv-z]{26})\}/g;

/** Most people one note may call. */
export const mostMentions = 30;

/** Ids of the members whom a text mentions, each once. */
export function mentionsIn(body: string): string[] {
  return [...new Set([...body.matchAll(token)].map(([, id]) => id ?? ""))];
}

/** A text cut at its mentions: `id` is null for what stands between them. */
export function cutAtMentions(text: string): { readonly text: string; readonly id: string | null }[] {
  const parts: { text: string; id: string | null }[] = [];
  let from = 0;
  for (const { 0: whole, 1: id = null, index } of text.matchAll(token)) {
    if (index > from) parts.push({ text: text.slice(from, index), id: null });
    parts.push({ text: whole, id });
    from = index + whole.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), id: null });
  return parts;
}

/** A text with names in place of the tokens, as it is read and edited: "@Mira Okafor". */
export function withNames(body: string, people: readonly NotePerson[]): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return body.replaceAll(token, (_, id: string) => `@${names.get(id) ?? "somebody who left"}`);
}

/** The opposite: tokens in place of the names of these people, the longest name first, so that none is taken for a part of another. */
export function withTokens(text: string, people: readonly NotePerson[]): string {
  const byLength = people.filter(({ name }) => name !== "").sort((one, other) => other.name.length - one.name.length);
  return byLength.reduce((body, { id, name }) => {
    const pattern = new RegExp(`@${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");
    return body.replaceAll(pattern, `@{${id}}`);
  }, text);
}
