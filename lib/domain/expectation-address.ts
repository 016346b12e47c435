/** Where the sheets stand: a dataset version (none: the latest) and, opened, one topic by its id or, while nobody wrote it, `segment.topic`. */
export interface ExpectationsPlace {
  readonly dataset: string;
  readonly version?: number | undefined;
  readonly open?: string | undefined;
}

/** The page of the sheets at such a place. */
export function expectationsHref(workspace: string, { dataset, version, open }: ExpectationsPlace): string {
  const search = new URLSearchParams({
    dataset,
    ...(version === undefined ? {} : { version: String(version) }),
    ...(open ? { open } : {}),
  });
  return `/w/${workspace}/rollout/expectations?${search}`;
}

/** How an address names a topic of a segment. */
export function openKey(slug: string, cell: { readonly id: string | null; readonly topic: string }): string {
  return cell.id ?? `${slug}.${cell.topic}`;
}
