import "server-only";
import { demand, may } from "@/lib/access/allow";
import { customersWord } from "@/lib/analytics/queries/customers-word";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { datasetHead } from "@/lib/domain/dataset-head";
import {
  emptyMarket,
  headroom,
  type Market,
  penetration,
  saturationFormula,
  yearlyDemand,
  yearsToSaturation,
} from "@/lib/domain/market";
import type { MarketSheet, MarketView, SegmentMarket } from "@/lib/domain/market-view";
import type { Range } from "@/lib/domain/range";
import { listMarkets, saveMarket } from "@/lib/store/priorities";
import { recordAudit } from "./audit";
import { marketChannels, marketCompetitors } from "./market-measures";
import type { VersionAddress } from "./open-population";
import { type PriorityFacts, priorityFacts, type SegmentFacts } from "./priority-facts";
import { openSegment } from "./segment-views";

/** The markets of all published segments of a dataset, on one version of its data. */
export async function markets(actor: Actor, address: VersionAddress, signal?: AbortSignal): Promise<MarketView> {
  const facts = await priorityFacts(actor, address, signal);
  return {
    dataset: datasetHead(facts.version),
    unitWord: customersWord(facts.version.manifest),
    segments: facts.segments.map((one) => segmentMarket(actor, one)),
    notes: notesOf(facts),
  };
}

/** The market of one segment with its channels and competitors. Throws AppError notFound where it is not published. */
export async function marketSheet(
  actor: Actor,
  address: VersionAddress,
  { segment, signal }: { readonly segment: string; readonly signal?: AbortSignal | undefined },
): Promise<MarketSheet> {
  const facts = await priorityFacts(actor, address, signal);
  const found = facts.segments.find((one) => one.segment.slug === segment);
  if (!found)
    throw new AppError(
      "notFound",
      "There is no such published segment in this dataset. Open the list of segments to see which there are.",
    );
  return {
    dataset: datasetHead(facts.version),
    unitWord: customersWord(facts.version.manifest),
    segment: segmentMarket(actor, found),
    channels: await marketChannels(actor, facts, found),
    competitors: await marketCompetitors(actor, facts, found),
    notes: notesOf(facts),
  };
}

/** Companies still to win by segment (address name), on one version; segments without a market size are left out. */
export async function segmentHeadroom(actor: Actor, address: VersionAddress): Promise<ReadonlyMap<string, Range>> {
  const { segments } = await markets(actor, address);
  return new Map(segments.flatMap(({ slug, headroom: left }) => (left === null ? [] : [[slug, left]])));
}

/** Writes down what is known of a segment's market; a conflict where somebody else saved since `revision`. */
export async function writeMarket(
  actor: Actor,
  slug: string,
  { market, revision }: { readonly market: Market; readonly revision: number },
): Promise<SegmentMarket> {
  demand(actor, "priorities.edit");
  const { segment } = await openSegment(actor, slug);
  if (segment.archivedAt !== null)
    throw new AppError("conflict", `${segment.name} is archived. Bring it back before you write about its market.`);
  if (segment.latest === null)
    throw new AppError("conflict", `${segment.name} is not published yet. Its market is written about once it is.`);
  refuseTwice(market);
  const kept = may(actor, "unitEconomics.read") ? market : await withStoredCosts(actor, segment.id, market);
  await saveMarket(actor.scope, { segmentId: segment.id, market: kept, revision, savedBy: actor.userId });
  await recordAudit(actor, "markets.save", { kind: "segment", id: segment.id }, { revision: revision + 1 });
  const facts = await priorityFacts(actor, { dataset: segment.datasetSlug, version: "latest" });
  const saved = facts.segments.find((one) => one.segment.id === segment.id);
  if (!saved) throw new AppError("notFound", "This segment is not in the list any more.");
  return segmentMarket(actor, saved);
}

/** The market of a segment as this reader may see it. */
function segmentMarket(
  actor: Actor,
  { segment, asked, fault, market: written, own, isHidden }: SegmentFacts,
): SegmentMarket {
  const market = written?.market ?? emptyMarket;
  const shown = isHidden ? null : own;
  const size = market.size?.range ?? null;
  return {
    slug: segment.slug,
    ref: asked.ref,
    name: segment.name,
    code: segment.code,
    stance: segment.stance,
    market: may(actor, "unitEconomics.read") ? market : withoutCosts(market),
    revision: written?.revision ?? 0,
    updatedBy: written?.updatedBy ?? null,
    updatedAt: written?.updatedAt ?? null,
    today: shown?.today ?? null,
    wonInYear: shown?.wonInYear ?? null,
    lostInYear: shown?.lostInYear ?? null,
    penetration: size && shown ? penetration(size, shown.today) : null,
    headroom: size && shown ? headroom(size, shown.today) : null,
    demand: yearlyDemand(market.growth),
    yearsToSaturation: shown ? yearsToSaturation(market, shown) : null,
    sentence: isHidden ? hiddenSentence : fault,
  };
}

/** What stands in place of counts that would tell about few customers. */
export const hiddenSentence =
  "Hidden: fewer than 5 customers, or next to a group of so few that it could be worked out.";

/** Who does not see what channels cost cannot change it either. */
async function withStoredCosts(actor: Actor, segmentId: string, market: Market): Promise<Market> {
  const [stored] = await listMarkets(actor.scope, [segmentId]);
  const costs = new Map(stored?.market.channels.map(({ channel, cost }) => [channel, cost]));
  return { ...market, channels: market.channels.map((one) => ({ ...one, cost: costs.get(one.channel) ?? null })) };
}

function withoutCosts(market: Market): Market {
  return { ...market, channels: market.channels.map((channel) => ({ ...channel, cost: null })) };
}

function notesOf({ presence }: PriorityFacts): string[] {
  return [
    presence,
    "Market sizes and flows are what somebody wrote, with a source; customers are counted in the data.",
    `Years to saturation: ${saturationFormula}. The fewest years take the smallest market, the most the largest.`,
  ];
}

function refuseTwice({ channels, competitors }: Market): void {
  const twice = (names: readonly string[]) => names.find((name, at) => names.indexOf(name) !== at);
  const [channel, competitor] = [twice(channels.map((one) => one.channel)), twice(competitors.map((one) => one.name))];
  if (channel !== undefined) throw new AppError("invalid", `The channel ${channel} is there twice. Write it once.`);
  if (competitor !== undefined)
    throw new AppError("invalid", `The competitor ${competitor} is there twice. Write it once.`);
}
