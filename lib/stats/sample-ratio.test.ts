import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { sampleRatio } from "./sample-ratio";

describe.skipIf(!sharedFilesPresent())("golden sample ratio", () => {
  const cases = goldenCases<{ observed: number[]; planned: number[] }, { chi2: number; p: number; verdict: string }>(
    "sample_ratio",
  );
  test.each(cases)("$id", ({ in: { observed, planned }, out }) => {
    const result = sampleRatio(observed, planned);
    expectClose(result?.chi2, out.chi2);
    expectClose(result?.p, out.p, "p");
    expect(result?.verdict).toBe(out.verdict);
  });
});

test("a split that is far off is broken, an empty one says nothing", () => {
  expect(sampleRatio([130, 70], [0.5, 0.5])?.verdict).toBe("broken");
  expect(sampleRatio([0, 0], [0.5, 0.5])).toBeNull();
});
