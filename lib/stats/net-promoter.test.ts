import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { momentsOfAnswers } from "@/lib/testing/moments-of-answers";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { type Answers, netPromoterScore } from "./net-promoter";
import { ratioDifference, ratioDifferenceInterval, ratioEstimate } from "./ratio-metric";

type Triple = [number, number, number];
interface Out {
  nps?: number;
  interval95?: number[];
  difference?: number;
  t?: number;
  df?: number;
  p?: number;
  differenceInterval95?: number[];
}

describe.skipIf(!sharedFilesPresent())("golden nps", () => {
  test.each(goldenCases<Answers | { segment: Triple; rest: Triple }, Out>("nps"))("$id", ({ in: given, out }) => {
    if ("promoters" in given) {
      expectClose(netPromoterScore(given)?.value, out.nps);
      expectClose(netPromoterScore(given)?.interval, out.interval95, "bound");
      return;
    }
    const [one, other] = [given.segment, given.rest].map(([promoters, passives, detractors]) =>
      ratioEstimate(momentsOfAnswers({ promoters, passives, detractors })),
    );
    if (!one || !other) throw new Error("both sides have answers");
    const result = ratioDifference(one, other);
    expectClose([result.difference, result.t, result.df], [out.difference, out.t, out.df]);
    expectClose(result.p, out.p, "p");
    expectClose(ratioDifferenceInterval(result), out.differenceInterval95, "bound");
  });
});

test("no answers, no score", () => {
  expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
});
