/** The digest under which the server logged an error, or undefined for one of the browser's own. */
export function referenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
