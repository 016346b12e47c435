import "server-only";
import { demand } from "@/lib/access/allow";
import { measureMonths, measureSizes } from "@/lib/analytics/queries/measure-sizes";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type SegmentVersion, segmentRef } from "@/lib/domain/segment";
import type { SizeHistory } from "@/lib/domain/size-history";
import { listVersions } from "@/lib/store/versions";
import { askedSegments } from "./asked-segments";
import { askOf } from "./engine";
import { openSegment } from "./segment-views";
import { withoutSmallSizes } from "./size-suppression";
import { resolveVersion } from "./versions";

/** Versions that a history goes back at most. */
const mostVersions = 24;

/** Which definition counts as today's (without one the latest), and the dataset version whose months are told. */
export interface AskedSizes {
  readonly definition?: number | undefined;
  readonly version?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The size of a segment over dataset versions and months, as this role may see it. */
export async function sizeHistory(
  actor: Actor,
  slug: string,
  { definition, version = "latest", signal }: AskedSizes,
): Promise<SizeHistory> {
  demand(actor, "segmentKpis.read");
  const { segment, book } = await openSegment(actor, slug);
  const published = book.definitions.filter((one) => one.segmentId === segment.id);
  const number = definition ?? published[0]?.number;
  if (number === undefined)
    throw new AppError("notFound", "This segment has only a draft. Publish it to follow its size.");
  const asked = (of: number) => askedSegments(book, [segmentRef(slug, of)])[0];
  const now = asked(number);
  if (!now) throw new AppError("notFound", `This segment has no definition ${number}.`);
  const all = await listVersions(actor.scope, segment.datasetId);
  const kept = all.slice(0, mostVersions).reverse();
  const versions = kept.map((one) => {
    const then = definitionThen(published, one.builtAt);
    const publishedLater = then !== undefined && then.publishedAt > one.builtAt;
    return { version: one, atBuild: (then && asked(then.number)) ?? now, publishedLater, today: now };
  });
  const monthsOf = await resolveVersion(actor, segment.datasetSlug, version);
  const ask = (one: (typeof all)[number]) => askOf(one, signal);
  const askVersion: Parameters<typeof measureSizes>[1] = (one, question) =>
    ask(all.find(({ id }) => id === one.id) ?? monthsOf)(question);
  const history: SizeHistory = {
    segment: slug,
    name: segment.name,
    dataset: segment.datasetSlug,
    definition: number,
    versions: await measureSizes(versions, askVersion),
    months: {
      version: monthsOf.number,
      asOf: monthsOf.manifest.asOf,
      ...(await measureMonths(monthsOf, now, askVersion)),
    },
    notes: all.length > mostVersions ? [`The ${all.length - mostVersions} oldest versions are not drawn.`] : [],
  };
  return suppressesSmallCells(actor.jobRole, actor.level) ? withoutSmallSizes(history) : history;
}

/** The latest definition that was published when a version was built, else the first. */
function definitionThen(published: readonly SegmentVersion[], builtAt: string): SegmentVersion | undefined {
  const rising = published.toSorted((one, other) => one.number - other.number);
  return rising.findLast(({ publishedAt }) => publishedAt <= builtAt) ?? rising[0];
}
