import { expect, test } from "vitest";
import type { Interval } from "./estimate";
import { breakEvenText, drawnMonths, earnedBack, type PaybackLine, paybackTitle } from "./payback-view";
import type { Cell } from "./scoreboard";

function cell(value: number | null, interval: Interval | null, sentence: string | null = null): Cell {
  const reason = value === null ? (sentence === null ? "fewObserved" : "notWithin") : "noTest";
  const estimate = {
    value,
    n: 40,
    unit: "customers",
    customers: 40,
    interval,
    numerator: null,
    denominator: null,
    difference: null,
    p: null,
    pAdjusted: null,
    mark: "notComparable" as const,
    reason,
    needed: null,
  };
  return { state: "shown", estimate, sentence };
}

const missed = cell(null, null, "Not within 24 months, observed months only.");

function line(name: string | null, payback: Cell, margin: readonly number[] = new Array(30).fill(1)): PaybackLine {
  return {
    ref: name && `${name}@1`,
    name: name ?? "Everybody",
    cost: 2,
    margin: [...margin],
    standardError: [],
    payback,
  };
}

test("break-even is said with its interval, or that it is not within what was observed", () => {
  expect(breakEvenText(cell(9, [8, 11]))).toBe("9 months, 8 to 11");
  expect(breakEvenText(cell(4, [4, null]))).toBe("4 months, at least 4");
  expect(breakEvenText(cell(1, [1, 1]))).toBe("1 month");
  expect(breakEvenText(missed)).toBe("not within 24 months");
  expect(breakEvenText(cell(null, null))).toBe("too few observed");
  expect(breakEvenText({ state: "suppressed", estimate: null, sentence: "Hidden." })).toBe("hidden");
});

test("a title names first and last only where their intervals are apart", () => {
  const [early, late, everybody] = [
    line("A", cell(5, [4, 6])),
    line("B", cell(9, [8, 11])),
    line(null, cell(7, [6, 8])),
  ];
  const title = (...lines: PaybackLine[]) => paybackTitle({ lines, caveat: null });
  expect(title(early, late, everybody)).toBe("A earn their cost back after 5 months, B after 9");
  expect(title(early, line("B", cell(9, [6, 11])), everybody)).toBe(
    "A customer's acquisition cost is earned back after 7 months",
  );
  expect(title(early, line("B", missed), everybody)).toBe(
    "A earn their cost back after 5 months, B not within the months observed",
  );
  expect(title(line("A", missed), everybody)).toBe(
    "No segment has earned its acquisition cost back within the months observed",
  );
});

test("the drawing goes to twice the latest break-even, or to the end where a cost is still open", () => {
  const months = (...lines: PaybackLine[]) => drawnMonths({ lines, caveat: null });
  expect(months(line("A", cell(5, [4, 6])), line("B", cell(9, [8, 11])))).toBe(18);
  expect(months(line("A", cell(2, [2, 2])))).toBe(12);
  expect(months(line("A", cell(5, [4, 6])), line("B", missed))).toBe(30);
  expect(months(line("A", cell(5, [4, 6]), [1, 2, 3]))).toBe(3);
});

test("margin is a multiple of the cost; where nothing was paid there is nothing to earn back", () => {
  expect(earnedBack(line("A", cell(2, [2, 2]), [1, 2]), 3)).toEqual([0.5, 1, null]);
  expect(earnedBack({ ...line("A", cell(1, [1, 1]), [1, 2]), cost: 0 }, 2)).toEqual([null, null]);
});
