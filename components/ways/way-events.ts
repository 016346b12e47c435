/** What can be asked for from anywhere on a page. */
export type Way = "find" | "keep" | "views" | "keys" | "link";

const name = "tessera-way";

/** Asks for a way: a menu closes when a dialog opens, so the dialog is not inside it. */
export function ask(way: Way): void {
  window.dispatchEvent(new CustomEvent<Way>(name, { detail: way }));
}

/** Calls back when a way is asked for, until what it answers is called. */
export function asked(answer: (way: Way) => void): () => void {
  const listen = (event: Event) => answer((event as CustomEvent<Way>).detail);
  window.addEventListener(name, listen);
  return () => window.removeEventListener(name, listen);
}
