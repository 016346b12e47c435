import type { Ask } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { TimedTopic } from "@/lib/domain/expectation";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { effectiveCounts } from "@/lib/stats/design-effect";
import type { Interval } from "@/lib/stats/interval";
import { kaplanMeier, type LifeRow } from "@/lib/stats/kaplan-meier";
import { quantileRanks } from "@/lib/stats/quantile-interval";
import { survivalQuantile } from "@/lib/stats/survival-summary";
import { placedSegments, segmentGrouping } from "./segment-members";
import {
  type AskedQuantile,
  type AskedWaits,
  mostExactWaits,
  waitCountsQuestion,
  waitLivesQuestion,
  waitQuantilesQuestion,
} from "./ticket-waits";
import { type TargetSums, type WaitTarget, waitTargets } from "./wait-targets";

/** A wait in minutes by which a share of the tickets was answered, with its 95 % interval. */
export interface WaitQuantile {
  readonly value: number | null;
  readonly interval: Interval;
}

/** Tickets answered within a limit (k) of those answered or overdue (n), by customer. */
export interface Attainment {
  readonly minutes: number;
  readonly sums: TargetSums;
}

/** How long the tickets of a segment waited. `customers`, `median` and `ninety` count open tickets; `answeredMedian` leaves them out. */
export interface SegmentWaits {
  readonly ref: string;
  readonly tickets: number;
  readonly answered: number;
  readonly open: number;
  readonly undated: number;
  readonly negative: number;
  readonly customers: number;
  readonly median: WaitQuantile;
  readonly ninety: WaitQuantile;
  readonly answeredMedian: number | null;
  readonly attainments: readonly Attainment[];
}

/** The waits of a topic over all segments, with the tickets that belong to none. */
export interface Waits {
  readonly segments: readonly SegmentWaits[];
  readonly tickets: number;
  readonly withoutCustomer: number;
  readonly withoutSegment: number;
  readonly negative: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly exact: boolean;
}

/** A segment with the limits in minutes that its waits are held against. */
export interface AskedLimits {
  readonly ref: string;
  readonly limits: readonly number[];
}

/** Tickets by segment of one version, for the questions about service. */
export function serviceGrouping(version: DatasetVersion, segments: readonly AskedSegment[]) {
  const frame = { versionId: version.id, manifest: version.manifest };
  return { ...frame, grouping: segmentGrouping(placedSegments(segments, frame), frame) };
}

/**
 * Waits of each segment (statistics 15): type-7 percentiles with the interval of 2.6 where all tickets are answered, else
 * Kaplan-Meier percentiles with open ones censored at the as-of day; attainment with rows of a customer taken together (1.5).
 */
export async function measureWaits(
  place: ReturnType<typeof serviceGrouping>,
  topic: TimedTopic,
  { asked, ask }: { readonly asked: readonly AskedLimits[]; readonly ask: Ask },
): Promise<Waits> {
  const waits: AskedWaits = { ...place, topic };
  const counts = await ask(waitCountsQuestion(waits));
  const of = (ref: string) => counts.filter((row) => place.grouping.belongs(row.group_key, ref));
  const refs = asked.map(({ ref }) => ref);
  const points = [0.5, 0.9];
  const plain = await quantiles(waits, refs, () => points, ask);
  const values = (ref: string) => plain.get(ref) ?? [null, null];
  const sums = await targetsOf(waits, asked, { values, ask });
  const exact = sum(counts, "answered") + sum(counts, "open") <= mostExactWaits;
  const lives = await livesOf(
    waits,
    refs.filter((ref) => sum(of(ref), "open") > 0),
    { exact, ask },
  );
  const ranked = await rankedBounds(waits, refs, { points, sums, answered: (ref) => sum(of(ref), "answered"), ask });
  return {
    segments: asked.map(({ ref, limits }) => {
      const rows = of(ref);
      const own = sums.get(ref);
      const life = lives.get(ref);
      const [median, ninety] = points.map((share, at) =>
        life
          ? censoredQuantile(life, share, own?.designEffects[at] ?? 1)
          : { value: values(ref)[at] ?? null, interval: ranked.get(`${ref} ${at}`) ?? ([null, null] as const) },
      ) as [WaitQuantile, WaitQuantile];
      return {
        ref,
        tickets: sum(rows, "tickets"),
        answered: sum(rows, "answered"),
        open: sum(rows, "open"),
        undated: sum(rows, "undated"),
        negative: sum(rows, "negative"),
        customers: sum(rows, "customers"),
        median,
        ninety,
        answeredMedian: values(ref)[0] ?? null,
        attainments: limits.flatMap((minutes, at) => {
          const own = sums.get(ref)?.limits[at];
          return own ? [{ minutes, sums: own }] : [];
        }),
      };
    }),
    tickets: sum(counts, "tickets"),
    withoutCustomer: sum(
      counts.filter(({ named }) => !named),
      "tickets",
    ),
    withoutSegment: sum(
      counts.filter(({ named, group_key }) => named && !refs.some((ref) => place.grouping.belongs(group_key, ref))),
      "tickets",
    ),
    negative: sum(counts, "negative"),
    first: ends(counts.map(({ first }) => first))[0],
    last: ends(counts.map(({ last }) => last))[1],
    exact,
  };
}

type Counted = "tickets" | "answered" | "open" | "undated" | "negative" | "customers";

function sum(rows: readonly Readonly<Record<Counted, number>>[], key: Counted): number {
  return rows.reduce((total, row) => total + row[key], 0);
}

function ends(days: readonly (string | null)[]): [string | null, string | null] {
  const known = days.filter((day) => day !== null).sort();
  return [known[0] ?? null, known.at(-1) ?? null];
}

/** Type-7 quantiles of the answered tickets of each segment. */
async function quantiles(
  waits: AskedWaits,
  refs: readonly string[],
  pointsOf: (ref: string) => readonly number[],
  ask: Ask,
): Promise<Map<string, (number | null)[]>> {
  const asked = refs.flatMap((ref) => pointsOf(ref).map((fraction) => ({ ref, fraction, disc: false })));
  const values = await valuesOf(waits, asked, ask);
  return new Map(refs.map((ref) => [ref, values.filter((_, at) => asked[at]?.ref === ref)]));
}

async function valuesOf(waits: AskedWaits, asked: readonly AskedQuantile[], ask: Ask): Promise<(number | null)[]> {
  if (asked.length === 0) return [];
  const [row = {}] = await ask(waitQuantilesQuestion(waits, asked));
  return asked.map((_, at) => row[`q${at}`] ?? null);
}

interface OwnSums {
  readonly limits: readonly TargetSums[];
  /** Of the shares at the median and at the 90 % value of the answered tickets. */
  readonly designEffects: readonly number[];
}

async function targetsOf(
  waits: AskedWaits,
  asked: readonly AskedLimits[],
  { values, ask }: { values: (ref: string) => readonly (number | null)[]; ask: Ask },
): Promise<ReadonlyMap<string, OwnSums>> {
  const targets: WaitTarget[] = asked.flatMap(({ ref, limits }) => [
    ...limits.map((minutes) => ({ ref, minutes, overdue: true })),
    ...values(ref).map((value) => ({ ref, minutes: value ?? 0, overdue: false })),
  ]);
  const sums = await waitTargets(waits, targets, ask);
  return new Map(
    asked.map(({ ref, limits }) => {
      const own = sums.filter((_, at) => targets[at]?.ref === ref);
      const spread = own.slice(limits.length);
      return [
        ref,
        {
          limits: own.slice(0, limits.length),
          designEffects: spread.map((one) => effectiveCounts(one)?.designEffect ?? 1),
        },
      ];
    }),
  );
}

/** The order statistics that bound each type-7 quantile, of as many values as the rows count for. */
async function rankedBounds(
  waits: AskedWaits,
  refs: readonly string[],
  {
    points,
    sums,
    answered,
    ask,
  }: { points: readonly number[]; sums: ReadonlyMap<string, OwnSums>; answered: (ref: string) => number; ask: Ask },
): Promise<ReadonlyMap<string, Interval>> {
  const places = refs.flatMap((ref) =>
    points.map((point, at) => {
      const n = Math.max(1, Math.floor(answered(ref) / (sums.get(ref)?.designEffects[at] ?? 1)));
      const { lower, upper } = quantileRanks(n, point);
      const fraction = (rank: number | null) => (rank === null ? null : (rank - 0.5) / n);
      return { key: `${ref} ${at}`, ref, fractions: [fraction(lower), fraction(upper)] };
    }),
  );
  const asked = places.flatMap(({ ref, fractions }) => fractions.map((fraction) => ({ ref, disc: true, fraction })));
  const values = await valuesOf(waits, asked, ask);
  return new Map(places.map(({ key }, at) => [key, [values[2 * at] ?? null, values[2 * at + 1] ?? null]]));
}

async function livesOf(
  waits: AskedWaits,
  refs: readonly string[],
  { exact, ask }: { exact: boolean; ask: Ask },
): Promise<ReadonlyMap<string, readonly LifeRow[]>> {
  if (refs.length === 0) return new Map();
  const rows = await ask(waitLivesQuestion(waits, refs, exact));
  return new Map(
    refs.map((ref) => {
      const byTime = new Map<number, { time: number; events: number; censored: number }>();
      for (const { group_key, time, events, censored } of rows) {
        if (!waits.grouping.belongs(group_key, ref)) continue;
        const known = byTime.get(time) ?? { time, events: 0, censored: 0 };
        byTime.set(time, { time, events: known.events + events, censored: known.censored + censored });
      }
      return [ref, [...byTime.values()]];
    }),
  );
}

/** Counts are divided by the design effect, which leaves the curve and widens its band. */
function censoredQuantile(lives: readonly LifeRow[], share: number, designEffect: number): WaitQuantile {
  const effective = lives.map(({ time, events, censored }) => ({
    time,
    events: events / designEffect,
    censored: censored / designEffect,
  }));
  return survivalQuantile(kaplanMeier(effective), share);
}
