import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { datasetHead } from "@/lib/domain/dataset-head";
import { mostBriefSegments } from "@/lib/domain/executive-brief";
import type { MarketBrief, MarketSide } from "@/lib/domain/market-brief";
import { availability, metricOf } from "@/lib/domain/metrics";
import { type ScoreboardQuestion, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { type PublishedSegment, segmentRef } from "@/lib/domain/segment";
import { type SegmentBook, segmentBook } from "./asked-segments";
import { isMetricOpen } from "./metric-access";
import type { VersionAddress } from "./open-population";
import { boardOfListed, publishedSegments, unlistedNotes } from "./published-segments";
import { scoreboard } from "./scoreboard";
import { resolveVersion } from "./versions";

/** What a job role that wins customers asks first. */
const asked: Readonly<Record<MarketSide, readonly string[]>> = {
  marketing: ["conversion", "close_rate", "retention_12", "nps"],
  sales: ["close_rate", "conversion", "deal_value", "sales_cycle"],
};

/** Segments as marketing or sales look at them, with what their role may see. */
export async function marketBrief(actor: Actor, address: VersionAddress, side: MarketSide): Promise<MarketBrief> {
  demand(actor, "segmentKpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const segments = segmentsToWin(book);
  const metrics = asked[side].filter((id) => {
    const metric = metricOf(id, version.manifest);
    const isThere = metric !== undefined && availability(metric, version.manifest, "customers").available;
    return isThere && isMetricOpen(actor, metric, version);
  });
  const named = segments.map(({ slug, name, code, stance, latest }) => ({ slug, name, code, stance, latest }));
  const published = publishedSegments(book).length;
  const head = { dataset: datasetHead(version), segments: named, notes: unlistedNotes(published) };
  if (segments.length === 0 || metrics.length === 0) return { ...head, question: null, view: null, leftOut: [] };
  const question: ScoreboardQuestion = {
    by: segmentsKey,
    segments: segments.map(({ slug, latest }) => segmentRef(slug, latest)),
    metrics,
    against: "rest",
  };
  const found = await hidingFewest(actor, address, question);
  return { ...head, ...found, view: found.view && boardOfListed(found.view, published) };
}

/** The published segments that stand on the homes of those who win customers, targets first. */
export function segmentsToWin(book: SegmentBook): PublishedSegment[] {
  return publishedSegments(book).slice(0, mostBriefSegments);
}

/** The question with as many of its metrics, the first ones first, as leave every segment shown; all of them where none does. */
async function hidingFewest(
  actor: Actor,
  address: VersionAddress,
  question: ScoreboardQuestion,
): Promise<Omit<MarketBrief, "dataset" | "segments" | "notes">> {
  const whole = await scoreboard(actor, address, { question });
  let asked = { question, view: whole };
  while (hiddenIn(asked.view) > 0 && asked.question.metrics.length > 1) {
    const fewer = { ...question, metrics: asked.question.metrics.slice(0, -1) };
    asked = { question: fewer, view: await scoreboard(actor, address, { question: fewer }) };
  }
  if (hiddenIn(asked.view) > 0) return { question, view: whole, leftOut: [] };
  return { ...asked, leftOut: whole.metrics.slice(asked.question.metrics.length).map(({ name }) => name) };
}

function hiddenIn({ cells }: ScoreboardView): number {
  return cells.filter((row) => row.some(({ state }) => state === "suppressed")).length;
}
