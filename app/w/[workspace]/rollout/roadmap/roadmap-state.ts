import { quarterSchema, roadmapStatusSchema } from "@/lib/domain/roadmap";
import { mostSearched, type RoadmapState, roadmapSorts, roadmapViews } from "@/lib/domain/roadmap-address";
import { segmentSlugSchema } from "@/lib/domain/segment";
import { one, type Search } from "../../sheet";

/** The state that an address stands for; what it does not understand counts as left out. */
export function roadmapStateOf(search: Search, place: { dataset: string; version: number }): RoadmapState {
  const view = roadmapViews.find((candidate) => candidate === one(search.view));
  const quarter = one(search.quarter);
  const status = roadmapStatusSchema.safeParse(one(search.status));
  const segment = segmentSlugSchema.safeParse(one(search.segment));
  const words = (one(search.search) ?? "").trim().slice(0, mostSearched);
  const direction = one(search.direction);
  const offset = Number(one(search.offset) ?? 0);
  return {
    ...place,
    view: view ?? "segment",
    quarter: quarter === "none" || quarterSchema.safeParse(quarter).success ? (quarter ?? null) : null,
    status: status.success ? status.data : null,
    segment: segment.success ? segment.data : null,
    search: words === "" ? null : words,
    sort: roadmapSorts.find((candidate) => candidate === one(search.sort)) ?? null,
    direction: direction === "ascending" || direction === "descending" ? direction : null,
    offset: Number.isSafeInteger(offset) && offset > 0 && offset < 1e6 ? offset : 0,
  };
}
