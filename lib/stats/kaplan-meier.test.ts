import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { kaplanMeier, type LifeRow } from "./kaplan-meier";
import { medianSurvival, restrictedMean } from "./survival-summary";

interface Row {
  time: number;
  n_risk: number;
  n_event: number;
  n_censor: number;
  surv: number;
  se?: number | null;
  greenwood_se?: number | null;
  lo_loglog: number | null;
  hi_loglog: number | null;
  lo_plain: number | null;
  hi_plain: number | null;
}
interface Out {
  median: number | null;
  medianInterval95: (number | null)[];
  rmst: number;
  rmstSe: number;
  table: Row[];
}

describe.skipIf(!sharedFilesPresent())("golden Kaplan-Meier", () => {
  test.each(goldenCases<{ rows: LifeRow[]; tau: number }, Out>("kaplan_meier"))("$id", ({ in: { rows, tau }, out }) => {
    const steps = kaplanMeier(rows);
    const { median, interval } = medianSurvival(steps);
    const area = restrictedMean(steps, tau);
    expect([median, interval]).toEqual([out.median, out.medianInterval95]);
    expectClose([area.mean, area.se], [out.rmst, out.rmstSe]);
    expect(steps).toHaveLength(out.table.length);
    out.table.forEach((row, index) => {
      const step = steps[index];
      expect([step?.time, step?.atRisk, step?.events, step?.censored]).toEqual([
        row.time,
        row.n_risk,
        row.n_event,
        row.n_censor,
      ]);
      expectClose(step?.survival, row.surv);
      expectClose(step?.se, row.se);
      expectClose(step?.logLog ?? [null, null], [row.lo_loglog, row.hi_loglog]);
      expectClose(step?.plain ?? [null, null], [row.lo_plain, row.hi_plain]);
    });
  });

  test("telco_churn: 7,043 tenures", () => {
    const file = golden("telco_churn") as {
      sections: { survival: { Contract: { overall: { rmean: number; table: Row[] } } } };
    };
    const { table, rmean } = file.sections.survival.Contract.overall;
    const steps = kaplanMeier(table.map((row) => ({ time: row.time, events: row.n_event, censored: row.n_censor })));
    expect(restrictedMean(steps, 72).mean).toBeCloseTo(rmean, 6);
    table.forEach((row, index) => {
      expect(steps[index]?.survival).toBeCloseTo(row.surv, 9);
      expect(steps[index]?.atRisk).toBe(row.n_risk);
    });
  });
});

test("no rows, no steps", () => {
  expect(kaplanMeier([])).toEqual([]);
  expect(medianSurvival([])).toEqual({ median: null, interval: [null, null] });
});
