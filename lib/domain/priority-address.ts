import type { ImpactQuestion } from "./impact";

interface Place {
  readonly dataset: string;
  /** Without one, the latest. */
  readonly version?: number | undefined;
}

/** The markets of a dataset's segments; with a segment, its sheet open below. */
export function marketHref(workspace: string, place: Place & { readonly segment?: string | undefined }): string {
  const search = searchOf(place);
  if (place.segment !== undefined) search.set("segment", place.segment);
  return `/w/${workspace}/prioritise/market?${search}`;
}

/** The ranking of a dataset's segments; `metric` and `size` are those of the bubbles. */
export function rankingHref(
  workspace: string,
  place: Place & { readonly metric?: string | undefined; readonly size?: string | undefined },
): string {
  const search = searchOf(place);
  if (place.metric !== undefined) search.set("metric", place.metric);
  if (place.size !== undefined) search.set("size", place.size);
  return `/w/${workspace}/prioritise/ranking?${search}`;
}

/** A scenario; without a question the page proposes one. */
export function impactHref(workspace: string, place: Place, question?: ImpactQuestion): string {
  const search = searchOf(place);
  if (question) {
    const { segment, change, percent, factor } = question;
    const more = { segment, change, percent, ...factor };
    for (const [name, value] of Object.entries(more)) search.set(name, String(value));
  }
  return `/w/${workspace}/prioritise/impact?${search}`;
}

/** Two or three kept scenarios side by side. */
export function sideBySideHref(workspace: string, place: Place, scenarios: readonly string[]): string {
  const search = searchOf(place);
  for (const id of scenarios) search.append("scenario", id);
  return `/w/${workspace}/prioritise/impact/side-by-side?${search}`;
}

function searchOf({ dataset, version }: Place): URLSearchParams {
  return new URLSearchParams({ dataset, ...(version === undefined ? {} : { version: String(version) }) });
}
