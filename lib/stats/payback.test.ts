import { expect, test } from "vitest";
import { type PaybackPart, payback } from "./payback";
import { randomNumbers } from "./random-numbers";

const random = () => randomNumbers(Uint8Array.from({ length: 16 }, (_, index) => index + 1));

/** Customers alike, one part each. */
function customers(count: number, cost: number, amount: readonly number[]): PaybackPart[] {
  return Array.from({ length: count }, () => ({ cost, customers: 1, observed: amount.map(() => 1), amount }));
}

test("the first month whose value reaches the cost counts from 1", () => {
  // 10, 20, 30, 40 against 30: the third month. Customers alike leave nothing to chance.
  expect(payback(customers(12, 30, [10, 10, 10, 10]), random())).toEqual({ months: 3, interval: [3, 3], within: 4 });
  expect(payback(customers(12, 30.01, [10, 10, 10, 10]), random()).months).toBe(4);
  expect(payback(customers(12, 5, [10]), random()).months).toBe(1);
});

test("a cost that is not reached has no months, however long the customers were observed", () => {
  expect(payback(customers(12, 50, [10, 10, 10, 10]), random())).toEqual({ months: null, interval: null, within: 4 });
  expect(payback(customers(9, 5, [10]), random())).toEqual({ months: null, interval: null, within: 0 });
});

test("customers who differ give an interval, the same in every run", () => {
  // Half bring 10 a month, half 30, cost 100: on average 20 a month, so 5 months; all poor would need 10, all rich 4.
  const mixed = [...customers(20, 100, new Array(24).fill(10)), ...customers(20, 100, new Array(24).fill(30))];
  const result = payback(mixed, random());
  expect(result.months).toBe(5);
  // Standard deviation of the mean of 40 draws of 10 or 30: 1.58; the 5 and 95 % points are 17.4 and 22.6 a month.
  expect(result.interval).toEqual([5, 6]);
  expect(payback(mixed, random())).toEqual(result);
});

test("an interval is open where more than one draw in twenty misses, and no number is given where more than half do", () => {
  // The same customers against a cost of 90 with five months observed: 18 a month are needed, 10 % of the draws have less.
  const part = (monthly: number) => customers(20, 90, new Array(5).fill(monthly));
  expect(payback([...part(10), ...part(30)], random())).toMatchObject({ months: 5, interval: [4, null] });
  // Ten customers bring 512, 256, 128, … 1, ten nothing, and the cost is just below the mean. The largest must be drawn twice (26 %),
  // or once (38 %) with the same said of the next: r = 0.26 + 0.38 r, so 43 % of the draws reach the cost.
  const halves = [...Array.from({ length: 10 }, (_, index) => 2 ** index), ...new Array<number>(10).fill(0)];
  const few = halves.flatMap((amount) => customers(1, 51, [amount, 0]));
  expect(payback(few, random())).toEqual({ months: null, interval: null, within: 2 });
});
