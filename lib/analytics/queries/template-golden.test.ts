import { describe, expect, test } from "vitest";
import { versionColumn } from "@/lib/domain/metrics";
import type { PlainRule } from "@/lib/domain/rule";
import { rfmDrafts, rfmGroups, rfmRule } from "@/lib/domain/template-rules";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { knownVersion } from "@/lib/testing/known-version";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { concentrationCurve } from "./concentration-curve";
import { countRule } from "./count-rule";
import { type RfmCell, rfmScores } from "./rfm";

const scores = [1, 2, 3, 4, 5] as const;

/** Sizes of rules, in their order, in one pass. */
async function sizesOf(small: SmallVersion, rules: readonly PlainRule[]): Promise<(number | undefined)[]> {
  const { nodes } = await countRule(small.version, { kind: "any", rules: [...rules] }, small.ask);
  return nodes.filter(({ path }) => /^\d+$/.test(path)).map(({ count }) => count);
}

async function curveOf(small: SmallVersion, key: string) {
  const found = versionColumn(small.version.manifest, key);
  if (!found) throw new Error(`no column ${key}`);
  return await concentrationCurve(small.version, found.column, small.ask);
}

function within({ r, f, m }: RfmCell, group: (typeof rfmGroups)[number]): boolean {
  const isIn = (score: number, [low, high]: readonly [number, number]) => score >= low && score <= high;
  return isIn(r, group.r) && isIn(f, group.f) && isIn(m, group.m);
}

interface RfmCase {
  readonly frequency?: readonly number[];
  readonly recencyDays?: readonly number[];
}

describe.each(goldenCases<RfmCase, { cutPoints: readonly number[]; scoresByCut: readonly number[] }>("rfm"))(
  "$id",
  ({ in: given, out }) => {
    test("cut points, and scores that equal customers share", async () => {
      const values = given.frequency ?? given.recencyDays ?? [];
      const rows = values.map((value, index) =>
        given.frequency
          ? `select 'c${index}' as customer_id, 'o' || i as order_id, date '2024-06-01' as paid_on, cast(1 as decimal(18,4)) as amount from range(0, ${value}) as t(i)`
          : `select 'c${index}', 'o1', date '2024-07-01' - ${value}, cast(1 as decimal(18,4))`,
      );
      const small = await smallVersion({
        asOf: "2024-06-30",
        tables: {
          customers: `select 'c' || i as customer_id from range(0, ${values.length}) as t(i)`,
          payments: given.frequency
            ? rows.join(" union all ")
            : `select * from (${rows.join(" union all ")}) as t(customer_id, order_id, paid_on, amount)`,
        },
      });
      const found = await rfmScores(small.version, small.ask);
      expectClose(given.frequency ? found?.cuts.frequency : found?.cuts.recency, out.cutPoints);
      const counts = scores.map((score) =>
        (found?.cells ?? [])
          .filter(({ r, f }) => (given.frequency ? f : r) === score)
          .reduce((sum, { customers }) => sum + customers, 0),
      );
      expect(counts).toEqual(scores.map((score) => out.scoresByCut.filter((one) => one === score).length));
    });
  },
);

interface ConcentrationOut {
  readonly gini: number;
  readonly giniInterval95: readonly number[];
  readonly topN: number;
  readonly topShare: number;
  readonly topShareSe: number;
}

describe.each(goldenCases<{ revenue: readonly number[] }, ConcentrationOut>("concentration"))(
  "$id",
  ({ in: { revenue }, out }) => {
    test("Gini and the share of the top fifth from sums over ranks", async () => {
      const rows = revenue.map((value, index) => `('c${index}', cast(${value} as decimal(18,4)))`).join(", ");
      const small = await smallVersion({
        tables: { customers: `select * from (values ${rows}) as t(customer_id, total_revenue)` },
      });
      const curve = await curveOf(small, "customers.total_revenue");
      const point = curve.points.find(({ percent }) => percent === 20);
      expectClose(curve.gini?.gini, out.gini);
      expectClose(curve.gini?.interval, out.giniInterval95, "bound");
      expect(point?.top).toBe(out.topN);
      expectClose(point?.share, out.topShare);
      const half = 1.959963984540054 * out.topShareSe;
      expectClose(point?.interval, [Math.max(0, out.topShare - half), Math.min(1, out.topShare + half)], "bound");
    });
  },
);

describe.runIf(sharedFilesPresent())("known files", () => {
  test("CDNOW: cut points, scores and cells by the stated rule, the share of the top, and rules that count the same", async () => {
    const { sections } = golden("cdnow") as {
      sections: { master: { rfm: KnownRfm; pareto: KnownPareto } };
    };
    const { rfm, pareto } = sections.master;
    const small = await knownVersion("cdnow");
    const found = await rfmScores(small.version, small.ask);
    if (!found) throw new Error("no scores");
    expect(found.customers).toBe(rfm.customers);
    expectClose(found.cuts.recency, rfm.cut_points.recency_days);
    expectClose(found.cuts.frequency, rfm.cut_points.frequency);
    expectClose(found.cuts.monetary, rfm.cut_points.monetary);
    for (const cell of found.cells) {
      const known = rfm.by_rfm_code.cut[`${cell.r}${cell.f}${cell.m}`];
      expect([cell.customers, Math.round(cell.monetary * 100)]).toEqual([
        known?.customers,
        Math.round((known?.monetary ?? 0) * 100),
      ]);
    }
    expect(found.cells).toHaveLength(Object.keys(rfm.by_rfm_code.cut).length);

    const sizes = await sizesOf(
      small,
      rfmDrafts(found.cuts).map(({ rule }) => rule),
    );
    for (const [index, group] of rfmGroups.entries()) {
      const inCells = found.cells.filter((cell) => within(cell, group));
      expect(sizes[index], group.name).toBe(inCells.reduce((sum, { customers }) => sum + customers, 0));
    }
    expect(sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)).toBe(rfm.customers);
    const everyCell = await sizesOf(
      small,
      found.cells.map(({ r, f, m }) => rfmRule({ r: [r, r], f: [f, f], m: [m, m] }, found.cuts)),
    );
    expect(everyCell).toEqual(found.cells.map(({ customers }) => customers));

    const curve = await curveOf(small, "customers.total_revenue");
    const at = (percent: number) => curve.points.find((point) => point.percent === percent);
    expect([curve.customers, at(20)?.top]).toEqual([pareto.customers, pareto.top_n]);
    expectClose(at(20)?.share, pareto.share);
    expectClose(at(10)?.share, pareto.share_top10pct);
    expectClose(at(1)?.share, pareto.share_top1pct);
    expectClose(curve.gini?.gini, pareto.gini);
    for (const percent of [1, 10, 20, 50]) {
      const point = at(percent);
      const test = { op: "atLeast" as const, value: point?.atLeast ?? "0" };
      const rule: PlainRule = { kind: "column", column: "customers.total_revenue", test };
      expect(await sizesOf(small, [rule])).toEqual([point?.ofRule]);
    }
  }, 120_000);
});

interface KnownRfm {
  readonly customers: number;
  readonly cut_points: Readonly<Record<"recency_days" | "frequency" | "monetary", readonly number[]>>;
  readonly by_rfm_code: {
    readonly cut: Readonly<Record<string, { readonly customers: number; readonly monetary: number }>>;
  };
}

interface KnownPareto {
  readonly customers: number;
  readonly top_n: number;
  readonly share: number;
  readonly share_top10pct: number;
  readonly share_top1pct: number;
  readonly gini: number;
}
