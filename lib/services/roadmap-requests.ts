import "server-only";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { themeKey } from "@/lib/domain/feedback";
import { requestersOf, requestScore, requestWeights } from "@/lib/domain/roadmap-requests";
import type { Requests } from "@/lib/domain/roadmap-resources";
import { segmentBook } from "./asked-segments";
import { coarseCount } from "./rules";
import type { ReachBook } from "./segment-reach";
import { heardVoices } from "./voice";

/**
 * Who asks for what names some themes. Who does not see small groups gets counts in fives and what follows from them: themes are
 * anybody's choice, and with one more or less the difference of two exact answers would be one customer.
 */
export async function requestBook(
  actor: Actor,
  { dataset, total, money, segments: reached }: Pick<ReachBook, "dataset" | "total" | "money" | "segments">,
): Promise<(themes: readonly string[]) => Requests | null> {
  const heard = await heardVoices(actor, { dataset: dataset.slug, version: String(dataset.version) });
  const { segments } = await segmentBook(actor, dataset.id);
  const revenue = money?.total ?? null;
  const isByRevenue = Boolean(revenue);
  const weights = requestWeights(
    heard.segments.map(({ slug }) => {
      const shown = reached.find((one) => one.slug === slug);
      const stance = segments.find((one) => one.slug === slug)?.stance ?? null;
      return { stance, customers: shown?.customers ?? null, revenue: shown?.revenue ?? null };
    }),
    { customers: total, revenue },
  );
  const isRounded = suppressesSmallCells(actor.jobRole, actor.level);
  const known = new Map<string, Requests>();
  return (themes) => {
    if (themes.length === 0) return null;
    const keys = [...new Set(themes.map(themeKey))].sort();
    const key = JSON.stringify(keys);
    const found = known.get(key) ?? asked(keys);
    known.set(key, found);
    return found;
  };

  function asked(keys: readonly string[]): Requests {
    const ids = new Set(keys.flatMap((key) => heard.themes.get(key)?.voices.map(({ customerId }) => customerId) ?? []));
    const inside = [...ids].flatMap((id) => {
      const customer = heard.customers.get(id);
      return customer ? [customer.inside] : [];
    });
    const { customers, bySegment } = requestersOf(inside, weights);
    if (!isRounded) return { customers, score: requestScore(bySegment, weights), isRounded, isByRevenue };
    const about = coarseCount(customers);
    const coarse = bySegment.map((count) => coarseCount(count) ?? 0);
    return { customers: about, score: about === null ? null : requestScore(coarse, weights), isRounded, isByRevenue };
  }
}
