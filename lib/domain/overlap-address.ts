/** The whole state of the page of overlaps: which definitions on which data. */
export interface OverlapState {
  readonly dataset: string;
  readonly version: number;
  readonly segments: readonly string[];
}

/** The address of a state: opened again it shows the same numbers. */
export function overlapHref(workspace: string, { dataset, version, segments }: OverlapState): string {
  const search = new URLSearchParams({ dataset, version: String(version) });
  for (const segment of segments) search.append("segment", segment);
  return `/w/${workspace}/compare/overlap?${search}`;
}
