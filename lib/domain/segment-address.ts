import type { ArtefactKind } from "./artefact-limits";

/** The pages of one segment, in the order of their tabs. */
export const segmentTabs = ["overview", "performance", "time", "customers", "history"] as const;
export type SegmentTab = (typeof segmentTabs)[number];
/** A page of a segment: one of its tabs, or what is made of it for others. */
export type SegmentPageName = SegmentTab | ArtefactKind;

/** Which numbers a page of a segment shows: a dataset version and a definition. A link that names both never changes its numbers. */
export interface SegmentPlace {
  readonly version?: number | undefined;
  readonly definition?: number | undefined;
}

/** The list of segments of a dataset; without one, of the dataset that the page chooses. */
export function segmentsHref(workspace: string, dataset?: string): string {
  return `/w/${workspace}/segments${dataset === undefined ? "" : `?dataset=${dataset}`}`;
}

/** A page of a segment by its slug, the overview where no other is named. */
export function segmentHref(
  workspace: string,
  slug: string,
  { tab = "overview", ...place }: SegmentPlace & { readonly tab?: SegmentPageName } = {},
): string {
  const search = new URLSearchParams();
  if (place.version !== undefined) search.set("version", String(place.version));
  if (place.definition !== undefined) search.set("definition", String(place.definition));
  const path = `/w/${workspace}/segments/${slug}${tab === "overview" ? "" : `/${tab}`}`;
  return search.size === 0 ? path : `${path}?${search}`;
}

/** The builder on a segment's draft; without a segment, on a new one. */
export function builderHref(workspace: string, slug: string | null, dataset?: string): string {
  if (slug !== null) return `/w/${workspace}/segments/${slug}/edit`;
  return `/w/${workspace}/segments/new${dataset === undefined ? "" : `?dataset=${dataset}`}`;
}

/** The page of one customer, by the id or the stand-in that the reader knows, on a version of a dataset. */
export function customerHref(workspace: string, customer: string, place: { dataset: string; version: number }): string {
  const search = new URLSearchParams({ dataset: place.dataset, version: String(place.version) });
  return `/w/${workspace}/customers/${encodeURIComponent(customer)}?${search}`;
}
