/** Why a comparison carries no verdict. */
export type VerdictReason = keyof typeof words;

/** The words of a reason, to stand after "not enough data:" or "not comparable:". */
export function reasonWords(reason: VerdictReason): string {
  return words[reason];
}

/** True for a code that this page knows; a caller's own obstacle brings its own words. */
export function isVerdictReason(code: string): code is VerdictReason {
  return Object.hasOwn(words, code);
}

const words = {
  noRows: "nobody here has this value",
  noReference: "there is nobody to compare with",
  notDefined: "the denominator is not above 0",
  noTest: "counts, totals and paybacks are not compared",
  notWithin: "the cost is not earned back within the months observed",
  fewObserved: "fewer than ten customers were observed",
  fewExpected: "too few cases on one side: fewer than five expected",
  fewCustomers: "fewer than ten customers on one side",
  fewNonZero: "fewer than ten customers with a value other than 0 on one side",
  fewAnswers: "fewer than thirty answers on one side",
  fewAtRisk: "fewer than ten customers observed that long on one side",
  fewForPercentile: "too few values on one side for this percentile",
  belowMinimum: "fewer than this metric asks for",
  noVariation: "no variation between the values",
  unstableDenominator: "the denominator differs too much between customers",
  fewLargeValues: "a few large values decide",
  levelTooFine: "too few cases for so fine a level",
} as const;
