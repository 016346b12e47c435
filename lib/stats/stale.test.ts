import { expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { changeSince, type Measured } from "./stale";

interface Out {
  readonly z: number;
  readonly p: number;
  readonly stale: boolean;
}

test.each(goldenCases<{ then: Measured; now: Measured }, Out>("stale"))("$id", ({ in: { then, now }, out }) => {
  const change = changeSince(then, now);
  expectClose(change.z, out.z);
  expectClose(change.p, out.p);
  expect(change.isReal).toBe(out.stale);
});

test("two numbers without any error have changed as soon as they differ", () => {
  expect(changeSince({ value: 10, se: 0 }, { value: 11, se: 0 })).toMatchObject({ p: 0, isReal: true });
});
