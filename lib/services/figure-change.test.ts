import { expect, test } from "vitest";
import type { Interval } from "@/lib/domain/estimate";
import { figureChange } from "./figure-change";

const read = (value: number, interval: Interval | null) => ({ value, interval, metricVersion: 1 });

test("the interval of a payback is the middle 90 % of its draws, so it stands for a larger error than one of 95 %", () => {
  const [was, today] = [read(9, [8, 10]), read(11, [10, 12])];
  // z = 2 / √2 · 1.6449 = 2.326, and for 95 % 2 / √2 · 1.96 = 2.772.
  const payback = figureChange("payback", was, today);
  expect([payback?.z.toFixed(3), payback?.p.toFixed(3), payback?.isReal]).toEqual(["2.326", "0.020", false]);
  const mean = figureChange("arpu", was, today);
  expect([mean?.z.toFixed(3), mean?.p.toFixed(4), mean?.isReal]).toEqual(["2.772", "0.0056", true]);
  expect(figureChange("mean:customers.rooms", was, today)).toEqual(mean);
});

test("an open side is as wide as the other", () => {
  expect(figureChange("payback", read(9, [8, null]), read(11, [null, 12]))?.z).toBeCloseTo(Math.SQRT2 * 1.6448536, 6);
});

test("nothing is said of chance where a side has no interval, or another definition", () => {
  expect(figureChange("customers", read(1158, null), read(1159, null))).toBeNull();
  expect(figureChange("arpu", read(9, [8, 10]), read(30, null))).toBeNull();
  expect(figureChange("nrr", read(0.9, [0.88, 0.92]), { ...read(0.7, [0.68, 0.72]), metricVersion: 2 })).toBeNull();
});
