const site = "https://own.invalid";

/**
 * An address as a path of this site with its search and hash, read as browsers read it: they drop tabs and line breaks, and take
 * backslashes for slashes. The start page for everything that would lead elsewhere.
 */
export function ownAddress(given: unknown): string {
  const read = typeof given === "string" ? pathOf(given) : null;
  // What stands for a path here may stand for a host once it is read again.
  return read !== null && read === pathOf(read) ? read : "/";
}

function pathOf(address: string): string | null {
  const url = URL.parse(address, site);
  return url?.origin === site ? `${url.pathname}${url.search}${url.hash}` : null;
}
