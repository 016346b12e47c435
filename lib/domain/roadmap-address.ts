import type { RoadmapStatus } from "./roadmap";

/** How the roadmap is laid out: its items by segment, by quarter, or all by title. */
export const roadmapViews = ["segment", "quarter", "title"] as const;
export type RoadmapLayout = (typeof roadmapViews)[number];

/** What items that stand together can be sorted by. */
export const roadmapSorts = ["title", "requests", "reach", "revenue", "weeks", "status", "quarter"] as const;
export type RoadmapSort = (typeof roadmapSorts)[number];
export type SortDirection = "ascending" | "descending";

/** Which way a column is sorted first: the largest number, or the first word. */
export function firstDirection(sort: RoadmapSort): SortDirection {
  return ["requests", "reach", "revenue", "weeks"].includes(sort) ? "descending" : "ascending";
}

/** Signs of a search. */
export const mostSearched = 80;

/** The whole state of the page of the roadmap. */
export interface RoadmapState {
  readonly dataset: string;
  readonly version: number;
  readonly view: RoadmapLayout;
  readonly quarter: string | null;
  readonly status: RoadmapStatus | null;
  readonly segment: string | null;
  readonly search: string | null;
  readonly sort: RoadmapSort | null;
  /** null: the one in which the column is sorted first. */
  readonly direction: SortDirection | null;
  readonly offset: number;
}

/** The page of the roadmap; what `state` leaves out is the page's own choice, and the layout by segment needs no query. */
export function roadmapHref(workspace: string, state: Partial<RoadmapState> = {}): string {
  const search = new URLSearchParams();
  if (state.dataset !== undefined) search.set("dataset", state.dataset);
  if (state.version !== undefined) search.set("version", String(state.version));
  if (state.view !== undefined && state.view !== "segment") search.set("view", state.view);
  if (state.quarter) search.set("quarter", state.quarter);
  if (state.status) search.set("status", state.status);
  if (state.segment) search.set("segment", state.segment);
  if (state.search) search.set("search", state.search);
  if (state.sort) search.set("sort", state.sort);
  if (state.sort && state.direction) search.set("direction", state.direction);
  if (state.offset) search.set("offset", String(state.offset));
  const path = `/w/${workspace}/rollout/roadmap`;
  return search.size === 0 ? path : `${path}?${search}`;
}

/** The page of one item by its id, its numbers on a version of the data or, without one, on the latest. */
export function roadmapItemHref(workspace: string, id: string, version?: number): string {
  return `/w/${workspace}/rollout/roadmap/${id}${version === undefined ? "" : `?version=${version}`}`;
}

/** The page that brings rows of a file into the roadmap, or into what customers say. */
export function importHref(workspace: string, list: "roadmap" | "feedback", dataset: string): string {
  return `/w/${workspace}/rollout/${list}/import?${new URLSearchParams({ dataset })}`;
}
