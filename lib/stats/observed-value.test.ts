import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { type ObservedPart, observedValue } from "./observed-value";

interface In {
  revenueByAge: number[][];
}
interface Out {
  meanAtAge: number[];
  n: number[];
  cumulative: number[];
  se: number[];
}

const customer = (amount: readonly number[]): ObservedPart => ({ observed: amount.map(() => 1), amount });

describe.skipIf(!sharedFilesPresent())("golden observed value", () => {
  test.each(goldenCases<In, Out>("observed_value"))("$id", ({ in: { revenueByAge }, out }) => {
    const { n, meanAtAge, cumulative, se } = observedValue(revenueByAge.map(customer), 2);
    expect(n).toEqual(out.n);
    expectClose(meanAtAge, out.meanAtAge);
    expectClose(cumulative, out.cumulative);
    expectClose(se, out.se);
  });
});

test("ages with fewer than ten customers observed end the value", () => {
  const nine = Array.from({ length: 9 }, () => customer([10, 20]));
  expect(observedValue(nine).cumulative).toEqual([]);
  expect(observedValue([...nine, customer([10])]).cumulative).toEqual([10]);
  expect(observedValue([...nine, customer([20, 30])]).cumulative).toEqual([11, 32]);
});

test("a bucket of customers gives the value that they give one by one", () => {
  const ones = Array.from({ length: 12 }, (_, index) => customer(index < 10 ? [index, 1] : [index]));
  const bucket = { observed: [12, 10], amount: [66, 10] };
  expectClose(observedValue([bucket]).cumulative, observedValue(ones).cumulative);
});
