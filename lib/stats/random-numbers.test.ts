import { expect, test } from "vitest";
import { randomNumbers } from "./random-numbers";

// State 1, 2, 3, 4: the first six words of the authors' reference implementation of xoshiro128**.
test("the words are those of xoshiro128**", () => {
  const seed = new Uint8Array(new Uint32Array([1, 2, 3, 4]).buffer);
  const random = randomNumbers(seed);
  const words = Array.from({ length: 6 }, () => random() * 2 ** 32);
  expect(words).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
});

test("numbers spread evenly over [0, 1)", () => {
  const random = randomNumbers(Uint8Array.from({ length: 32 }, (_, index) => index));
  const tenths = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw += 1) {
    const tenth = Math.floor(random() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  // 10,000 expected with a standard deviation of 95.
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test("a seed that cannot start the generator is refused", () => {
  expect(() => randomNumbers(new Uint8Array(8))).toThrow(RangeError);
  expect(() => randomNumbers(new Uint8Array(16))).toThrow(RangeError);
});
