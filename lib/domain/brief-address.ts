/** The home of a job role on one dataset version: a link that was passed on keeps its numbers. */
export function briefHref(
  workspace: string,
  {
    dataset,
    version,
    home,
  }: { readonly dataset: string; readonly version: number; readonly home?: string | undefined },
): string {
  const search = new URLSearchParams({ dataset, version: String(version), ...(home === undefined ? {} : { home }) });
  return `/w/${workspace}/brief?${search}`;
}
