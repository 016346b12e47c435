import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { type Comparison, compareScreen } from "./compare";
import { momentsOfCounts, momentsOfMean } from "./moments";

interface Cell {
  group: string;
  difference: number;
  z: number;
  p: number;
  pAdjusted: number;
  interval: number[];
  mark: string;
}
interface Screen {
  R: number;
  m: number;
  intervalAlpha: number;
  groups: Cell[];
}
interface Counts {
  group: string;
  k: number;
  n: number;
  restK: number;
  restN: number;
}

interface Rate {
  segment: string;
  n: number;
  events: number;
  rate: number;
  wilson95: number[];
  rest_n: number;
  rest_events: number;
  diff_vs_rest: number;
  z: number;
  p: number;
  p_bh_dimension: number;
  p_bh_all: number;
}
interface Mean {
  segment: string;
  n: number;
  sum: number;
  mean: number;
  sd_sample: number;
  rest_mean: number;
  diff: number;
  diff_ci95: number[];
  t: number;
  df: number;
  p: number;
  p_bh_dimension: number;
}
interface Section<Row> {
  overall: { n: number; mean: number; sd_sample: number };
  dimensions: Record<string, Row[]>;
}

const suite = describe.skipIf(!sharedFilesPresent());

suite("golden screen", () => {
  test.each(goldenCases<{ groups: Counts[]; q: number }, Screen>("screen"))("$id", ({ in: { groups, q }, out }) => {
    const { estimates, family } = compareScreen(
      groups.map(({ group, k, n, restK, restN }) => rates(group, [k, n], [restK, restN])),
      q,
    );
    expect([family.selected, family.m, family.marked]).toEqual([out.R, out.m, out.R]);
    expectClose(family.alpha, out.intervalAlpha);
    for (const [index, cell] of out.groups.entries()) {
      const estimate = estimates[index];
      expect([estimate?.id, estimate?.mark]).toEqual([cell.group, cell.mark]);
      expectClose([estimate?.difference?.value, estimate?.statistic], [cell.difference, cell.z]);
      expectClose([estimate?.p, estimate?.pAdjusted], [cell.p, cell.pAdjusted], "p");
      expectClose(estimate?.difference?.interval, cell.interval, "bound");
    }
  });
});

suite("golden rates of whole files, one row per customer", () => {
  const files = [
    ["telco_churn", "churn_rates"],
    ["bank_marketing", "conversion"],
    ["bank_marketing", "bank_csv_conversion"],
  ] as const;

  test.each(files)("%s %s", (file, name) => {
    const { dimensions } = sectionOf<Rate>(file, name);
    let compared = 0;
    for (const rows of Object.values(dimensions)) {
      const { estimates } = compareScreen(rows.map(comparisonOf));
      const complete = estimates.every(({ p }) => p !== null);
      for (const [index, row] of rows.entries()) {
        const estimate = estimates[index];
        expectClose([estimate?.value, estimate?.textbook?.difference?.value], [row.rate, row.diff_vs_rest]);
        expectClose(estimate?.interval, row.wilson95, "bound");
        expectClose(estimate?.textbook?.statistic, row.z, "bound");
        expectClose(estimate?.textbook?.p, row.p, "p");
        if (estimate?.p === null) continue;
        compared += 1;
        expectClose(estimate?.statistic, row.z, "bound");
        expectClose(estimate?.p, row.p, "p");
        if (complete) expectClose(estimate?.pAdjusted, row.p_bh_dimension, "p");
      }
    }
    expect(compared).toBeGreaterThan(15);
  });

  test("telco_churn: every column as one screen", () => {
    const rows = Object.values(sectionOf<Rate>("telco_churn", "churn_rates").dimensions).flat();
    const { estimates, family } = compareScreen(rows.map(comparisonOf));
    expect(family.m).toBe(rows.length);
    for (const [index, row] of rows.entries()) expectClose(estimates[index]?.pAdjusted, row.p_bh_all, "p");
  });

  test("Month-to-month churns more than the rest, two-year contracts less", () => {
    const rows = sectionOf<Rate>("telco_churn", "churn_rates").dimensions.Contract ?? [];
    expect(compareScreen(rows.map(comparisonOf)).estimates.map(({ id, mark }) => [id, mark])).toEqual([
      ["Month-to-month", "higher"],
      ["One year", "lower"],
      ["Two year", "lower"],
    ]);
  });
});

suite("golden means of whole files, one row per customer", () => {
  const files = [
    ["telco_churn", "arpu_monthly_charges"],
    ["bank_marketing", "balance"],
  ] as const;

  test.each(files)("%s %s", (file, name) => {
    const { overall, dimensions } = sectionOf<Mean>(file, name);
    for (const rows of Object.values(dimensions)) {
      const screen = compareScreen(rows.map((row) => meanOf(row, overall))).estimates;
      for (const [index, row] of rows.entries()) {
        const [alone] = compareScreen([meanOf(row, overall)]).estimates;
        expect(alone?.value).toBeCloseTo(row.mean, 9);
        expect(alone?.statistic).toBeCloseTo(row.t, 6);
        expect((alone?.df ?? 0) / row.df).toBeCloseTo(1, 7);
        expectClose(alone?.p, row.p, "p");
        expectClose(screen[index]?.pAdjusted, row.p_bh_dimension, "p");
        if (alone?.difference) {
          expect(alone.difference.interval[0]).toBeCloseTo(row.diff_ci95[0] ?? 0, 6);
          expect(alone.difference.interval[1]).toBeCloseTo(row.diff_ci95[1] ?? 0, 6);
        }
      }
    }
  });
});

function sectionOf<Row>(file: string, name: string): Section<Row> {
  const section = (golden(file) as { sections: Record<string, Section<Row>> }).sections[name];
  if (!section) throw new Error(`${file} has no section ${name}`);
  return section;
}

function comparisonOf(row: Rate): Comparison {
  return rates(row.segment, [row.events, row.n], [row.rest_events, row.rest_n]);
}

function rates(id: string, group: [number, number], reference: [number, number]): Comparison {
  return {
    id,
    kind: "proportion",
    relation: "rest",
    group: momentsOfCounts(...group),
    reference: momentsOfCounts(...reference),
  };
}

/** Sums of the group from its mean and deviation; those of the rest are what is missing to the whole. Cubes are not in the file. */
function meanOf(row: Mean, overall: Section<Mean>["overall"]): Comparison {
  const c = overall.mean;
  const squares = (n: number, mean: number, sd: number) => (n - 1) * sd * sd + n * (mean - c) ** 2;
  const own = { n: row.n, sum: row.n * (row.mean - c), sumOfSquares: squares(row.n, row.mean, row.sd_sample) };
  const rest = {
    n: overall.n - row.n,
    sum: (overall.n - row.n) * (row.rest_mean - c),
    sumOfSquares: squares(overall.n, c, overall.sd_sample) - own.sumOfSquares,
  };
  return {
    id: row.segment,
    kind: "mean",
    relation: "rest",
    group: momentsOfMean({ ...own, sumOfCubes: 0, shift: c }),
    reference: momentsOfMean({ ...rest, sumOfCubes: 0, shift: c }),
  };
}
