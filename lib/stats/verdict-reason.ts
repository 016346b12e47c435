/** Why a comparison carries no verdict; `lib/domain/sentence.ts` has the words. */
export const verdictReasons = [
  "noRows",
  "noReference",
  "notDefined",
  "noTest",
  "notWithin",
  "fewObserved",
  "fewExpected",
  "fewCustomers",
  "fewNonZero",
  "fewAnswers",
  "fewAtRisk",
  "fewForPercentile",
  "belowMinimum",
  "noVariation",
  "unstableDenominator",
  "fewLargeValues",
  "levelTooFine",
  "fewApart",
  "overlap",
] as const;
export type VerdictReason = (typeof verdictReasons)[number];
