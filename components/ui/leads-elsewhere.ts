type Place = Pick<URL, "origin" | "pathname" | "search">;

/** Whether a place is another page of the product, and no file or other part of this one. */
export function isElsewhere(there: Place, here: Place): boolean {
  if (there.origin !== here.origin || there.pathname.startsWith("/api/")) return false;
  return there.pathname !== here.pathname || there.search !== here.search;
}

/** Whether a click leads this tab to another page: a plain click on a link that neither downloads nor stays. */
export function leadsElsewhere(click: MouseEvent, here: Place): boolean {
  if (click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return false;
  const link = click.target instanceof Element ? click.target.closest("a") : null;
  if (!link?.href || link.hasAttribute("download") || (link.target !== "" && link.target !== "_self")) return false;
  return isElsewhere(new URL(link.href), here);
}
