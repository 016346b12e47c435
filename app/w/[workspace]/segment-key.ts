import type { KeyOfGroups } from "@/components/shell/group-key";
import type { Actor } from "@/lib/domain/actor";
import { countText } from "@/lib/domain/number-words";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import { type DataPlace, segmentKey } from "@/lib/services/segment-key";

/** Segments that the rail lists before it only counts them. */
const mostListed = 12;

/** The key of the rail: tile, name and size of each macro segment, each leading to its page on the same version of the data. */
export async function segmentsForRail(
  actor: Actor,
  place: DataPlace | undefined,
  current: string | undefined,
): Promise<KeyOfGroups | undefined> {
  const key = await segmentKey(actor, place);
  if (!key || key.segments.length === 0) return undefined;
  const more = key.segments.length - mostListed;
  return {
    title: "Segments",
    unit: "in the data",
    groups: key.segments.slice(0, mostListed).map(({ slug, name, code, count, fault }) => ({
      name,
      count: count === null ? (fault === null ? "hidden" : "–") : countText(count),
      tile: segmentTile(code),
      href: segmentHref(actor.workspace.slug, slug, place ? { version: place.version } : {}),
      current: slug === current,
    })),
    total: { label: more > 0 ? `All, with ${more} more` : "All", count: countText(key.total) },
  };
}
