import { type Apart, spreadOf } from "@/lib/stats/differentiators";
import { momentsOfMean } from "@/lib/stats/moments";
import { ratioDifference, ratioDifferenceInterval, ratioEstimate } from "@/lib/stats/ratio-metric";
import { meeInterval, type TwoCounts, twoProportions } from "@/lib/stats/two-proportions";

/** One effect on its own at 95 %, however few there are: Mee's interval for shares, Welch's for ridits. */
export function apartEffect(one: Apart) {
  const spread = spreadOf(one);
  const { difference, interval } = one.kind === "share" ? shareTest(one) : riditTest(one);
  return { spread, effect: difference / spread, interval: interval.map((bound) => bound / spread) };
}

function shareTest(counts: TwoCounts) {
  return { difference: twoProportions(counts)?.difference ?? Number.NaN, interval: meeInterval(counts) ?? [] };
}

function riditTest({ inside, rest }: Extract<Apart, { kind: "ridits" }>) {
  const one = ratioEstimate(momentsOfMean(inside));
  const other = ratioEstimate(momentsOfMean(rest));
  if (!one || !other) throw new Error("both sides have customers");
  const test = ratioDifference(one, other);
  return { difference: test.difference, interval: ratioDifferenceInterval(test) ?? [] };
}
