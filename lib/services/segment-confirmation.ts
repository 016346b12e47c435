import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { FoundState } from "@/lib/domain/segment-confirmation";
import { foundState } from "./found-segments";
import { openSegment, segmentView } from "./segment-views";

/** Whether the newest version of the data shows again what stood out where a segment was found; null for one that was not found in data. */
export async function segmentConfirmation(actor: Actor, slug: string): Promise<FoundState | null> {
  demand(actor, "segmentKpis.read");
  const open = await openSegment(actor, slug);
  return await foundState(actor, await segmentView(actor, open), open.version);
}
