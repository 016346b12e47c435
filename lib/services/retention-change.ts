import "server-only";
import { type KeptInBucket, keptByBucketQuestion } from "@/lib/analytics/queries/kept-by-bucket";
import type { ResolvedGrouping } from "@/lib/analytics/queries/resolve-grouping";
import type { Ask } from "@/lib/analytics/sql/question";
import type { MovedView } from "@/lib/domain/executive-brief";
import type { RevenueWindow } from "@/lib/domain/revenue-windows";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { bucketJackknife } from "@/lib/stats/bucket-jackknife";
import { mixAndRate } from "@/lib/stats/mix-and-rate";

/** Sums of one group and bucket, in the order of `TwoPeriods`: opening and closing revenue a year before, and now. */
const sumsPerGroup = 4;

export interface AskedChange {
  readonly version: DatasetVersion;
  readonly resolved: ResolvedGrouping;
  /** The window a year before, and the window of today. */
  readonly windows: readonly [RevenueWindow, RevenueWindow];
  readonly groups: readonly { readonly ref: string; readonly name: string }[];
  readonly ask: Ask;
}

/**
 * The change of net revenue retention from one year to the next, told apart into what each segment kept and what their weights did,
 * each with its interval over customers. Segments must share nobody; who is in none is a part of its own. null where a window has no
 * revenue.
 */
export async function retentionChange({
  version,
  resolved,
  windows,
  groups,
  ask,
}: AskedChange): Promise<MovedView | null> {
  const rows = await ask(keptByBucketQuestion(version.id, resolved.grouping, windows));
  const sums = sumsByBucket(rows, { groups, belongs: resolved.grouping.belongs });
  const width = groups.length + 1;
  const told = changeOf(totalsOf(sums, width * sumsPerGroup));
  if (!told) return null;
  const errors = bucketJackknife(sums, (all) => {
    const change = changeOf(all);
    if (!change) return Array.from({ length: width + 3 }, () => null);
    const moved = change.after - change.before;
    return [...change.segments.map(({ rate }) => rate), change.mix, moved, moved - change.mix];
  });
  const moved = told.after - told.before;
  const inNone = (at: number) => (told.segments[at]?.rate ?? 0) === 0 && at === groups.length;
  return {
    before: { label: windows[0].label, value: told.before },
    after: { label: windows[1].label, value: told.after },
    change: { value: moved, interval: errors[width + 1]?.interval ?? null },
    kept: { value: moved - told.mix, interval: errors[width + 2]?.interval ?? null },
    parts: [
      ...told.segments.flatMap(({ rate }, at) =>
        inNone(at)
          ? []
          : [
              {
                kind: "rate" as const,
                segment: groups[at]?.ref ?? null,
                label: groups[at]?.name ?? "In no segment",
                value: rate,
                interval: errors[at]?.interval ?? null,
              },
            ],
      ),
      {
        kind: "mix" as const,
        segment: null,
        label: "Mix of segments",
        value: told.mix,
        interval: errors[width]?.interval ?? null,
      },
    ],
  };
}

function changeOf(sums: readonly number[]) {
  const rows = Array.from({ length: sums.length / sumsPerGroup }, (_, at) => {
    const [n0 = 0, y0 = 0, n1 = 0, y1 = 0] = sums.slice(at * sumsPerGroup, (at + 1) * sumsPerGroup);
    // What leaving a bucket out leaves of nobody is a rounding of sums, not money.
    return { n0: Math.max(0, n0), y0, n1: Math.max(0, n1), y1 };
  });
  return mixAndRate(rows);
}

function totalsOf(sums: readonly (readonly number[])[], width: number): number[] {
  return Array.from({ length: width }, (_, at) => sums.reduce((total, one) => total + (one[at] ?? 0), 0));
}

interface Grouped {
  readonly groups: AskedChange["groups"];
  readonly belongs: ResolvedGrouping["grouping"]["belongs"];
}

/** One list of sums per bucket: four for each group, and four for those in none. */
function sumsByBucket(rows: readonly KeptInBucket[], { groups, belongs }: Grouped): number[][] {
  const byBucket = new Map<number, number[]>();
  for (const { bucket, place, group_key, opening, closing } of rows) {
    const sums = byBucket.get(bucket) ?? new Array<number>((groups.length + 1) * sumsPerGroup).fill(0);
    byBucket.set(bucket, sums);
    const found = groups.findIndex(({ ref }) => belongs(group_key, ref));
    const at = (found < 0 ? groups.length : found) * sumsPerGroup + place * 2;
    sums[at] = (sums[at] ?? 0) + opening;
    sums[at + 1] = (sums[at + 1] ?? 0) + closing;
  }
  return [...byBucket.values()];
}
