import fc from "fast-check";
import { expect, test } from "vitest";
import { revenueParts } from "@/lib/domain/revenue-retention";
import { hiddenParts } from "./hidden-parts";

const named = (hidden: readonly boolean[]) => revenueParts.filter((_, index) => hidden[index]);

// new, reactivation, expansion, unchanged, contraction, churn, other
test("a few refunds are hidden behind contraction, so that churn and new customers stay", () => {
  const north = [40, 0, 300, 200, 90, 30, 2];
  const south = [60, 7, 200, 100, 80, 20, 0];
  const { rows, total } = hiddenParts([north, south], [100, 7, 500, 300, 170, 50, 2], [false, false]);
  // Contraction alone would follow from the customers of the opening period, so expansion goes with it.
  const hidden = ["expansion", "contraction", "other"];
  expect(rows.map(named)).toEqual([hidden, []]);
  expect(named(total)).toEqual(hidden);
});

test("the whole less the other group gives no part away", () => {
  const { rows, total } = hiddenParts(
    [
      [3, 0, 50, 0, 9, 9, 0],
      [80, 0, 60, 0, 8, 7, 0],
    ],
    [83, 0, 110, 0, 17, 16, 0],
    [false, false],
  );
  expect(rows.map(named)).toEqual([
    ["new", "expansion", "contraction"],
    ["new", "expansion", "contraction"],
  ]);
  expect(named(total)).toEqual([]);
});

test("neither the customers a bridge opens with nor those it closes with give a part away", () => {
  // 30 of 30 are known, and 28 of them unchanged: two left, whatever is hidden of those who came back.
  const { rows } = hiddenParts([[0, 10, 0, 28, 0, 2, 0]], [0, 10, 0, 28, 0, 2, 0], [false]);
  expect(rows.map(named)).toEqual([["reactivation", "unchanged", "churn"]]);
});

const table = fc.array(fc.array(fc.nat({ max: 12 }), { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 5 });

test("nothing of 1 to 4 customers is shown, and no line of a bridge or a part stands with one hidden cell", () => {
  fc.assert(
    fc.property(table, (counts) => {
      const whole = revenueParts.map((_, part) => counts.reduce((sum, row) => sum + (row[part] ?? 0), 0));
      const { rows, total } = hiddenParts(
        counts,
        whole,
        counts.map(() => false),
      );
      [...counts, whole].forEach((row, index) => {
        const hidden = rows[index] ?? total;
        expect(row.some((count, part) => count > 0 && count < 5 && !hidden[part])).toBe(false);
        const cells = row.filter((count, part) => count > 0 && hidden[part]);
        if (cells.length > 0 && row.filter((count) => count > 0).length > 1) expect(cells.length).toBeGreaterThan(1);
      });
      whole.forEach((count, part) => {
        const cells = counts.filter((row, index) => (row[part] ?? 0) > 0 && rows[index]?.[part]);
        if (count > 0 && total[part]) expect(cells.length).toBeGreaterThan(0);
        if (!total[part]) expect(cells.length).not.toBe(1);
      });
    }),
  );
});
