import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { correctedT, correctedZ, differenceSkewness, isConfirmed } from "./second-look";

interface In {
  kind?: "proportion" | "mean";
  z?: number;
  t?: number;
  kappa?: number;
  critical?: number;
  populationSkewness?: number;
  n1?: number;
  n2?: number;
}

describe.skipIf(!sharedFilesPresent())("golden second look", () => {
  const cases = goldenCases<In, { corrected?: number; confirmed?: boolean; kappa?: number }>("second_look");
  test.each(cases)("$id", ({ in: given, out }) => {
    if (given.populationSkewness !== undefined) {
      expectClose(differenceSkewness(given.populationSkewness, given.n1 ?? 0, given.n2 ?? 0), out.kappa);
      return;
    }
    const statistic = given.z ?? given.t ?? 0;
    const corrected =
      given.kind === "mean" ? correctedT(statistic, given.kappa ?? 0) : correctedZ(statistic, given.kappa ?? 0);
    expectClose(corrected, out.corrected);
    expect(isConfirmed(statistic, corrected, given.critical ?? 0)).toBe(out.confirmed);
  });
});

test("a correction that turns the sign never confirms", () => {
  expect(isConfirmed(-3, 4, 2)).toBe(false);
});
