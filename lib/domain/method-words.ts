import type { MetricKind } from "./metric";

/** How sure we are of a metric of this kind: interval of the value and test of the difference, in words. */
export function methodWords(kind: MetricKind): string {
  return methods[kind];
}

const methods: Readonly<Record<MetricKind, string>> = {
  proportion:
    "Share with Wilson's interval; the difference is tested with the pooled z test and drawn with the score interval that belongs to it. Several rows of one customer count as one cluster.",
  mean: "Mean over customers with Student's t; the difference is Welch's, with its own interval. A second look asks whether a few large values decide.",
  ratio:
    "Ratio of two sums, linearised over customers (Cochran); the difference is Welch's, with its own interval. A second look asks whether a few large values decide.",
  percentile:
    "Quantile of type 7 with a distribution-free interval from order statistics; the difference takes its error from those intervals (McKean and Schrader).",
  survival:
    "Kaplan–Meier with the log-log interval; the difference is tested on effective counts (Dorey and Korn) with the score interval that belongs to it.",
  nps: "Promoters less detractors of all answers, with the adjusted interval of Bonett and Price; the difference is Welch's on −100, 0 and 100.",
  payback:
    "Observed months only, nothing is projected: mean margin by month of life among those observed so long, those who left counting 0. The interval holds the middle 90 % of 2,000 draws of customers with replacement; it is not compared.",
  count: "A count of this base; it carries no interval and is not compared.",
  total: "A sum over this base; it carries no interval and is not compared.",
};
