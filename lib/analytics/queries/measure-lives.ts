import type { LifeRow } from "@/lib/stats/kaplan-meier";
import { exclusive } from "./grouping";
import type { Lives } from "./life-table";
import { lifeTableQuestion } from "./life-table";
import { type Coverage, type Measurement, type Measuring, overlaps } from "./measurement";

/** Measures retention at a month from the ends and censorings of each group. */
export async function measureLives(measuring: Measuring): Promise<Measurement> {
  const { metric, plan, options, keys, referenceKey, ask } = measuring;
  const rows = await ask(lifeTableQuestion(plan, options));
  const time = metric.at ?? 0;
  const belongs = options.grouping?.belongs ?? exclusive.belongs;
  const ofGroup = (key: string) => rows.filter((row) => belongs(row.group_key, key));
  const reference = (key: string): readonly LifeRow[] | null => {
    if (referenceKey === null)
      return lives(rows.filter((row) => row.group_key !== null && !belongs(row.group_key, key)));
    return key === referenceKey ? null : lives(ofGroup(referenceKey));
  };
  const one = (own: readonly Lives[], other: readonly LifeRow[] | null) => ({
    measured: { kind: "survival" as const, time, group: lives(own), reference: other },
    coverage: coverageOf(own),
    numerator: null,
    denominator: null,
  });
  const used = rows.map((row) => ({ key: row.group_key, rows: row.time === null ? 0 : row.events + row.censored }));
  return {
    groups: keys.map((key) => {
      const shares = overlaps(measuring, key, used);
      return { ...one(ofGroup(key), shares ? null : reference(key)), obstacle: shares ? "overlap" : null };
    }),
    total: one(rows, null),
    ownerless: 0,
  };
}

function lives(rows: readonly Lives[]): LifeRow[] {
  const byTime = new Map<number, LifeRow>();
  for (const { time, events, censored } of rows) {
    if (time === null) continue;
    const known = byTime.get(time);
    byTime.set(time, { time, events: events + (known?.events ?? 0), censored: censored + (known?.censored ?? 0) });
  }
  return [...byTime.values()].sort((one, other) => one.time - other.time);
}

function coverageOf(rows: readonly Lives[]): Coverage {
  const count = (some: readonly Lives[]) => some.reduce((sum, { events, censored }) => sum + events + censored, 0);
  return { eligible: count(rows), used: count(rows.filter((row) => row.time !== null)) };
}
