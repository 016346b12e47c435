import { expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { bucketJackknife } from "./bucket-jackknife";

interface In {
  readonly buckets: readonly { readonly y: number; readonly x: number }[];
}

interface Out {
  readonly value: number;
  readonly se: number;
  readonly interval95: readonly [number, number];
}

const ratio = ([y = 0, x = 0]: readonly number[]) => [x > 0 ? y / x : null];

test.each(goldenCases<In, Out>("bucket_jackknife"))("$id", ({ in: { buckets }, out }) => {
  const [found] = bucketJackknife(
    buckets.map(({ y, x }) => [y, x]),
    ratio,
  );
  expectClose([found?.value, found?.se], [out.value, out.se]);
  expectClose(found?.interval, [...out.interval95], "bound");
});

test("one bucket, and a statistic that a bucket decides, have no error", () => {
  expect(bucketJackknife([[3, 1]], ratio)).toEqual([null]);
  expect(
    bucketJackknife(
      [
        [3, 1],
        [2, 0],
      ],
      ratio,
    ),
  ).toEqual([null]);
});
