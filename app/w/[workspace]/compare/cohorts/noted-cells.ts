import type { Actor } from "@/lib/domain/actor";
import { type RetentionState, triangleSearch } from "@/lib/domain/retention-address";
import { subjectKey } from "@/lib/domain/subject";
import { openThreadsOn } from "@/lib/services/note-lists";
import type { TriangleSource } from "./triangle-props";

/** How many open notes there are about each cell of the triangle that stands open. */
export async function notedCells(actor: Actor, state: RetentionState): Promise<NonNullable<TriangleSource["notesOn"]>> {
  const { dataset, version } = state;
  const triangle = { dataset, search: triangleSearch(state) };
  const counts = await openThreadsOn(actor, triangle);
  return ({ from }, age) => counts.get(subjectKey({ kind: "cohort", ...triangle, version, cohort: from, age }));
}
