import "server-only";
import { type Attainment, measureWaits, serviceGrouping, type Waits } from "@/lib/analytics/queries/measure-service";
import { type ChannelSums, segmentStakes, ticketChannels } from "@/lib/analytics/queries/ticket-channels";
import { hasWaits } from "@/lib/analytics/queries/ticket-waits";
import type { Ask } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import { type Expectation, type TimedTopic, timedTopics } from "@/lib/domain/expectation";
import { hasField } from "@/lib/domain/metrics";
import type { JudgedLimit } from "@/lib/domain/promise-verdict";
import { againstTargets, type TargetFamily } from "@/lib/stats/against-target";
import { roundedCents, tenThousandths } from "@/lib/stats/exact-cents";

/** A limit that is kept or not: whose, of which topic, and which of the two claims. */
export interface LimitPlace {
  readonly ref: string;
  readonly topic: TimedTopic;
  readonly side: "expected" | "offered";
}

/** All that the data say about the service of some segments; the same for every reader. */
export interface ServiceMeasures {
  readonly waits: Readonly<Record<TimedTopic, Waits | null>>;
  readonly channels: ReadonlyMap<string, readonly ChannelSums[]>;
  readonly stakes: ReadonlyMap<string, { readonly customers: number; readonly revenueCents: number | null }>;
  readonly judged: (place: LimitPlace) => JudgedLimit | null;
  /** Who waited longer than a limit. */
  readonly late: (place: LimitPlace) => { readonly customers: number; readonly revenueCents: number | null } | null;
  readonly family: Pick<TargetFamily, "m" | "marked" | "alpha">;
}

interface Limit extends LimitPlace {
  readonly minutes: number;
  readonly wanted: number;
}

/** Measures waits, channels and what is at stake, and judges every limit of the sheets as one family (statistics 3). */
export async function serviceMeasures(
  version: StoredVersion,
  segments: readonly (AskedSegment & { readonly sheet: readonly Expectation[] })[],
  ask: Ask,
): Promise<ServiceMeasures> {
  const place = serviceGrouping(version, segments);
  const refs = segments.map(({ ref }) => ref);
  const limits = segments.flatMap(({ ref, sheet }) => sheet.flatMap((row) => limitsOf(ref, row)));
  const waits: Record<TimedTopic, Waits | null> = { firstResponse: null, resolution: null };
  const found = new Map<string, Attainment>();
  for (const topic of timedTopics) {
    if (!hasWaits(version.manifest, topic) || !hasField(version.manifest, "tickets.customer_id")) continue;
    const own = limits.filter((limit) => limit.topic === topic);
    const ofRef = (ref: string) => own.filter((limit) => limit.ref === ref);
    const asked = refs.map((ref) => ({ ref, limits: ofRef(ref).map(({ minutes }) => minutes) }));
    const measured = await measureWaits(place, topic, { asked, ask });
    waits[topic] = measured;
    for (const { ref, attainments } of measured.segments)
      for (const [at, limit] of ofRef(ref).entries()) {
        const attainment = attainments[at];
        if (attainment) found.set(keyOf(limit), attainment);
      }
  }
  const held = limits.filter((limit) => found.has(keyOf(limit)));
  const { verdicts, ...family } = againstTargets(
    held.flatMap((limit) => {
      const sums = found.get(keyOf(limit))?.sums;
      return sums ? [{ sums, wanted: limit.wanted }] : [];
    }),
  );
  const stakes = await segmentStakes(place, ask);
  return {
    waits,
    channels: await ticketChannels(place, refs, ask),
    stakes: new Map(
      refs.map((ref) => {
        const own = stakes.filter(({ group_key }) => place.grouping.belongs(group_key, ref));
        const revenue = own.map((row) => row.revenue).filter((amount) => amount !== null);
        return [
          ref,
          {
            customers: own.reduce((sum, row) => sum + row.customers, 0),
            revenueCents: revenue.length === 0 ? null : cents(revenue),
          },
        ];
      }),
    ),
    judged: (where) => {
      const at = held.findIndex((limit) => keyOf(limit) === keyOf(where));
      const [limit, verdict] = [held[at], verdicts[at]];
      const attainment = limit && found.get(keyOf(limit));
      if (!limit || !verdict || !attainment) return null;
      const { minutes } = limit;
      const { n, k, customers } = attainment.sums;
      const { mark, share, levelInterval: interval } = verdict;
      const { alpha } = family;
      return { mark, attainment: { minutes, wanted: limit.wanted, k, n, customers, share, interval, alpha } };
    },
    late: (where) => {
      const attainment = found.get(keyOf(where));
      if (!attainment) return null;
      const { late, lateRevenue } = attainment.sums;
      return { customers: late, revenueCents: lateRevenue === null ? null : cents([lateRevenue]) };
    },
    family,
  };
}

function limitsOf(ref: string, { topic, expected, offered }: Expectation): Limit[] {
  if (topic !== "firstResponse" && topic !== "resolution") return [];
  return (["expected", "offered"] as const).flatMap((side) => {
    const limit = { expected, offered }[side]?.limit;
    return limit ? [{ ref, topic, side, minutes: limit.minutes, wanted: limit.share }] : [];
  });
}

function keyOf({ ref, topic, side }: LimitPlace): string {
  return `${ref} ${topic} ${side}`;
}

/** Whole cents of amounts that are added before they are rounded. */
function cents(amounts: readonly string[]): number {
  return Number(roundedCents(amounts.reduce((sum, amount) => sum + tenThousandths(amount), 0n)));
}
