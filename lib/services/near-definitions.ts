import "server-only";
import { countOverlap } from "@/lib/analytics/queries/count-overlap";
import type { Ask } from "@/lib/analytics/sql/question";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { segmentRef } from "@/lib/domain/segment";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { isSmall } from "@/lib/stats/small-cells";
import { askedSegments, segmentBook } from "./asked-segments";

/** Definitions that are counted beside one: as many as a mask of segments holds. */
const atOnce = 62;

/**
 * Of some definitions those whose customers differ from the customers of a newer one of the same segment by 1 to 4, by reference. The
 * newest of each segment never is: it is what everybody is shown.
 */
export async function nearDefinitions(
  actor: Actor,
  { version, segments, ask }: { version: DatasetVersion; segments: readonly AskedSegment[]; ask: Ask },
): Promise<ReadonlySet<string>> {
  const book = await segmentBook(actor, version.datasetId);
  const near = new Set<string>();
  for (const one of segments) {
    const newer = book.definitions.filter(({ slug, number }) => slug === one.slug && number > one.version);
    for (let from = 0; from < newer.length && !near.has(one.ref); from += atOnce) {
      const refs = newer.slice(from, from + atOnce).map(({ slug, number }) => segmentRef(slug, number));
      const { told, atoms } = await countOverlap(version, [one, ...askedSegments(book, refs)], ask);
      if (told[0]?.segment.ref !== one.ref) break;
      const differences = told.map((_, place) =>
        atoms.reduce(
          (sum, { inside, count }) => (inside.includes(0) === inside.includes(place) ? sum : sum + count),
          0,
        ),
      );
      if (differences.some(isSmall)) near.add(one.ref);
    }
  }
  return near;
}
