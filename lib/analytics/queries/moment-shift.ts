import type { Metric } from "@/lib/domain/metric";
import type { Overall } from "./moments";

/** The shift of a metric's squares where it does not depend on the data; null where it does. */
export function fixedShift({ id, kind }: Metric): number | null {
  if (kind !== "mean" && kind !== "ratio") return 0;
  return id === "nrr" || id === "grr" ? 1 : null;
}

/** A constant near the overall value, so that squares and cubes keep their digits; rounded, so that it is the same in every run. */
export function shiftOf(overall: Overall | undefined): number {
  if (!overall || !(overall.denominator > 0)) return 0;
  return Number((overall.numerator / overall.denominator).toPrecision(6));
}
