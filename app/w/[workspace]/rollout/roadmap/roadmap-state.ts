import { quarterSchema, roadmapStatusSchema } from "@/lib/domain/roadmap";
import { type RoadmapState, roadmapViews } from "@/lib/domain/roadmap-address";
import { one, type Search } from "../../compare/read-state";

/** The state that an address stands for; what it does not understand counts as left out. */
export function roadmapStateOf(search: Search, place: { dataset: string; version: number }): RoadmapState {
  const view = roadmapViews.find((candidate) => candidate === one(search.view));
  const quarter = one(search.quarter);
  const status = roadmapStatusSchema.safeParse(one(search.status));
  const offset = Number(one(search.offset) ?? 0);
  return {
    ...place,
    view: view ?? "segment",
    quarter: quarter === "none" || quarterSchema.safeParse(quarter).success ? (quarter ?? null) : null,
    status: status.success ? status.data : null,
    offset: Number.isSafeInteger(offset) && offset > 0 && offset < 1e6 ? offset : 0,
  };
}
