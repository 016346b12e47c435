import { expect, test } from "@playwright/test";
import type { SurvivalGroup, SurvivalView } from "@/lib/domain/survival";
import { withLives } from "@/lib/testing/known-recipes";
import { close, golden, referenceFile, sameP } from "./golden";
import { type Script, scriptOfOwner } from "./script";

interface Curve {
  readonly n: number;
  readonly events: number;
  readonly median: number | null;
  readonly table: readonly {
    readonly time: number;
    readonly n_risk: number;
    readonly surv: number;
    readonly lo_loglog: number | null;
    readonly hi_loglog: number | null;
    readonly lo_plain: number | null;
    readonly hi_plain: number | null;
  }[];
}

interface Section {
  readonly overall: Curve;
  readonly groups: Readonly<Record<string, Curve>>;
  readonly logrank: { readonly chi2: number; readonly df: number; readonly p: number };
}

let script: Script;
test.beforeAll(async ({ request }) => {
  script = await scriptOfOwner(request);
});

test("telco churn by contract: curves, bands of both kinds, medians, log-rank, marks", async () => {
  const dataset = await script.load("Telco lives", [referenceFile("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv")]);
  const { survival } = golden<{ survival: Record<string, Section> }>("telco_churn");
  const view = await ask(dataset, "by=customers.Contract");
  same(view, survival.Contract);
  expect(view.logRank?.chiSquare.toFixed(4)).toBe("2352.8725");
  expect(view.groups.map(({ key, retention }) => [key, retention?.mark])).toEqual([
    ["Month-to-month", "lower"],
    ["Two year", "higher"],
    ["One year", "higher"],
  ]);
});

for (const [file, lives, by, section] of [
  ["lung.csv", { tenure: "time", ended: "status", groups: ["sex"] }, "sex", "lung_by_sex"],
  ["rossi.csv", { tenure: "week", ended: "arrest", groups: ["fin"] }, "fin", "rossi_by_fin"],
  ["waltons_dataset.csv", { tenure: "T", ended: "E", groups: ["group"] }, "group", "waltons_by_group"],
] as const) {
  test(`${file}: curves and log-rank as R gives them`, async () => {
    const uploaded = await script.upload(referenceFile(`survival_check/${file}`));
    const dataset = await script.build(`Lives of ${by}`, [uploaded], (recipe) => withLives(recipe, lives));
    const sections = golden<Record<string, Section>>("survival_check");
    same(await ask(dataset, `by=customers.${by}`), sections[section]);
  });
}

function ask(dataset: string, search: string): Promise<SurvivalView> {
  return script.ask<SurvivalView>(`datasets/${dataset}/versions/latest/survival?${search}`);
}

function same(view: SurvivalView, section: Section | undefined): void {
  if (!section) throw new Error("the golden file lacks the section");
  sameCurve(view.everybody, section.overall);
  expect(view.groups.map(({ key }) => key).toSorted()).toEqual(Object.keys(section.groups).toSorted());
  for (const group of view.groups) sameCurve(group, section.groups[group.key]);
  expect(view.logRank?.df).toBe(section.logrank.df);
  close(view.logRank?.chiSquare, section.logrank.chi2);
  sameP(view.logRank?.p, section.logrank.p);
}

function sameCurve(group: SurvivalGroup, curve: Curve | undefined): void {
  if (!curve) throw new Error(`the golden file has no curve of ${group.key}`);
  expect([group.n, group.events, group.median?.value]).toEqual([curve.n, curve.events, curve.median]);
  expect(group.curve.map(({ time, atRisk }) => [time, atRisk])).toEqual(
    curve.table.map(({ time, n_risk }) => [time, n_risk]),
  );
  for (const [index, row] of curve.table.entries()) {
    const step = group.curve[index];
    close(step?.survival, row.surv);
    if (row.lo_loglog === null || row.hi_loglog === null) continue;
    close(step?.interval?.[0], row.lo_loglog);
    close(step?.interval?.[1], row.hi_loglog);
    close(step?.plain?.[0], row.lo_plain ?? 0);
    close(step?.plain?.[1], row.hi_plain ?? 1);
  }
}
