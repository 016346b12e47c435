import "server-only";
import { extentFor } from "@/lib/access/allow";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";

/** Whose single voices a reader may list by segment: everybody's, those of own accounts, or nobody's (null). */
export function quoteReach(actor: Actor): "all" | "own" | null {
  const extent = extentFor(actor, "feedbackText.read");
  if (extent === "none") return null;
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return "all";
  return extent === "own" || extent === "ownElseMasked" ? "own" : null;
}
