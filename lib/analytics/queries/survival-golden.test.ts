import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { SurvivalGroup, SurvivalView } from "@/lib/domain/survival";
import type { KnownDataset } from "@/lib/testing/known-recipes";
import { knownVersion } from "@/lib/testing/known-version";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { computeSurvival } from "./survival";

const bound = z.number().nullable();
const curve = z.looseObject({
  n: z.number(),
  events: z.number(),
  median: bound,
  median_ci_loglog: z.tuple([bound, bound]),
  rmean_tau: z.number(),
  rmean: z.number(),
  rmean_se: z.number(),
  table: z.array(
    z.looseObject({
      time: z.number(),
      n_risk: z.number(),
      n_event: z.number(),
      n_censor: z.number(),
      surv: z.number(),
      lo_loglog: bound,
      hi_loglog: bound,
      lo_plain: bound,
      hi_plain: bound,
    }),
  ),
});
const section = z.looseObject({
  overall: curve,
  groups: z.record(z.string(), curve),
  logrank: z.looseObject({
    chi2: z.number(),
    df: z.number(),
    p: z.number(),
    groups: z.array(z.looseObject({ group: z.string(), n: z.number(), observed: z.number(), expected: z.number() })),
  }),
});
type Section = z.infer<typeof section>;

interface Case {
  readonly dataset: KnownDataset;
  readonly by: string;
  readonly section: Section;
  /** Golden names of groups whose key is another. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly bands?: readonly number[];
  /** The common end of the means is the golden one, so they can be compared through the answer. */
  readonly means: boolean;
}

describe.runIf(sharedFilesPresent())("survival of known files gives R's numbers", () => {
  const check = sharedFilesPresent() ? sectionsOf("survival_check", z.record(z.string(), section)) : {};
  const telco = sharedFilesPresent()
    ? sectionsOf("telco_churn", z.looseObject({ survival: z.record(z.string(), section) })).survival
    : {};
  const cases: (Omit<Case, "section"> & { section: Section | undefined })[] = [
    { dataset: "lung", by: "sex", section: check.lung_by_sex, means: false },
    { dataset: "rossi", by: "fin", section: check.rossi_by_fin, means: true },
    {
      dataset: "rossi",
      by: "prio",
      section: check.rossi_by_prio_gt2,
      keys: { "prio<=2": "[0, 3)", "prio>2": "[3, 19)" },
      bands: [0, 3, 19],
      means: true,
    },
    { dataset: "waltons", by: "group", section: check.waltons_by_group, means: false },
    { dataset: "telco_churn", by: "Contract", section: telco.Contract, means: false },
    { dataset: "telco_churn", by: "InternetService", section: telco.InternetService, means: true },
    { dataset: "telco_churn", by: "PaymentMethod", section: telco.PaymentMethod, means: true },
    {
      dataset: "telco_churn",
      by: "SeniorCitizen",
      section: telco.SeniorCitizen,
      keys: { "0": "0", "1": "1" },
      means: true,
    },
  ];

  test.each(cases)("$dataset by $by", async ({ dataset, by, section: expected, keys = {}, bands, means }) => {
    if (!expected) throw new Error("the golden file lacks the section");
    const { version, ask } = await knownVersion(dataset);
    const question = { by: `customers.${by}`, compare: "rest" as const, ...(bands ? { bands: [...bands] } : {}) };
    const view = await computeSurvival({ version, ask, question });
    sameCurve(view.everybody, expected.overall);
    for (const [name, one] of Object.entries(expected.groups)) {
      const group = groupIn(view, keys[name] ?? name);
      sameCurve(group, one);
      if (means) {
        expect(view.until).toBe(one.rmean_tau);
        expect(group.restrictedMean?.value).toBeCloseTo(one.rmean, 6);
        expect(group.restrictedMean?.se).toBeCloseTo(one.rmean_se, 6);
      }
    }
    expect(view.logRank?.df).toBe(expected.logrank.df);
    close(view.logRank?.chiSquare, expected.logrank.chi2);
    if (expected.logrank.p < 1e-12) expect(view.logRank?.p).toBeLessThan(1e-12);
    else expect((view.logRank?.p ?? 0) / expected.logrank.p).toBeCloseTo(1, 4);
    for (const { group, observed, expected: ends } of expected.logrank.groups) {
      const one = view.logRank?.groups.find(({ key }) => key === (keys[group] ?? group));
      expect(one?.observed).toBe(observed);
      close(one?.expected, ends);
    }
  });

  test("telco by contract: S at 12 and 24 months, the log-rank statistic and the medians as printed", async () => {
    const { version, ask } = await knownVersion("telco_churn");
    const view = await computeSurvival({ version, ask, question: { by: "customers.Contract", compare: "rest" } });
    expect(view.clock).toMatchObject({ kind: "tenure", unit: "months" });
    expect(view.logRank?.chiSquare.toFixed(4)).toBe("2352.8725");
    expect(view.horizon).toEqual({ months: 24, time: 24 });
    const contract = telco.Contract;
    for (const key of ["Month-to-month", "One year", "Two year"])
      for (const months of [3, 6, 9, 12, 18, 24, 36]) {
        const reading = groupIn(view, key).at.find((one) => one.months === months);
        const row = contract?.groups[key]?.table.filter(({ time }) => time <= months).at(-1);
        close(reading?.survival, row?.surv);
        closeBounds(reading?.interval, [row?.lo_loglog, row?.hi_loglog]);
        if (row && row.surv < 1) closeBounds(reading?.plain, [row.lo_plain, row.hi_plain]);
      }
    expect(groupIn(view, "Month-to-month").median?.value).toBe(35);
    expect(groupIn(view, "Two year").median?.value).toBeNull();
    expect(view.family).toMatchObject({ m: 3, marked: 3 });
    expect(view.groups.map(({ key, retention }) => [key, retention?.mark])).toEqual([
      ["Month-to-month", "lower"],
      ["Two year", "higher"],
      ["One year", "higher"],
    ]);
  });
});

function sectionsOf<T>(name: string, shape: z.ZodType<T>): T {
  return z.object({ sections: shape }).parse(golden(name)).sections;
}

function groupIn(view: SurvivalView, key: string): SurvivalGroup {
  const found = view.groups.find((group) => group.key === key);
  if (!found) throw new Error(`no group ${key} among ${view.groups.map((group) => group.key).join(", ")}`);
  return found;
}

function sameCurve(group: SurvivalGroup, expected: z.infer<typeof curve>): void {
  expect([group.n, group.events]).toEqual([expected.n, expected.events]);
  expect([group.median?.value, group.median?.interval]).toEqual([expected.median, expected.median_ci_loglog]);
  expect(group.curve.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual(
    expected.table.map((row) => [row.time, row.n_risk, row.n_event]),
  );
  expected.table.forEach((row, index) => {
    const step = group.curve[index];
    close(step?.survival, row.surv);
    closeBounds(step?.interval, [row.lo_loglog, row.hi_loglog]);
    if (row.surv > 0 && row.surv < 1) closeBounds(step?.plain, [row.lo_plain, row.hi_plain]);
  });
}

function closeBounds(
  actual: readonly [number | null, number | null] | null | undefined,
  [low, high]: [number | null | undefined, number | null | undefined],
): void {
  if (low === null || high === null) return;
  close(actual?.[0], low);
  close(actual?.[1], high);
}

function close(actual: number | null | undefined, expected: number | undefined): void {
  expect(typeof actual).toBe("number");
  const allowed = 1e-6 * Math.max(1, Math.abs(expected ?? 0));
  expect(Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(allowed);
}
