import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { aboutMore, neededForExpected, neededToSee, smallestDetectable } from "./power";

interface In {
  p?: number;
  sd?: number;
  n1: number;
  n2?: number;
  smallestEffect?: number;
}

describe.skipIf(!sharedFilesPresent())("golden power", () => {
  const cases = goldenCases<In, { smallestDetectable?: number; needed: number; more: number; shown: number }>("power");
  test.each(cases)("$id", ({ in: { p = 0, sd = Math.sqrt(p * (1 - p)), n1, n2, smallestEffect }, out }) => {
    const spread = { sd, n1, n2: n2 ?? 1 };
    const needed = smallestEffect === undefined ? neededForExpected(p) : neededToSee(spread, smallestEffect);
    if (out.smallestDetectable !== undefined) expectClose(smallestDetectable(spread), out.smallestDetectable, "bound");
    expect(needed).toBe(out.needed);
    expect(Math.max(0, (needed ?? 0) - n1)).toBe(out.more);
    expect(aboutMore((needed ?? 0) - n1)).toBe(out.shown);
  });
});

test("a share of 0 has no size at which its expected count is five", () => {
  expect(neededForExpected(0)).toBeNull();
});
