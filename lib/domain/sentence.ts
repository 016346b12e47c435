import type { Estimate, Mark } from "./estimate";
import { levelText } from "./family-words";
import { countText, differenceText, metricFormat, type NumberFormat, valueWithInterval } from "./number-words";
import type { MetricHead, ScoreboardView } from "./scoreboard";

/** The words of a mark: the direction, never good or bad. */
export function markWords(mark: Mark): string {
  return words[mark];
}

/** Good or bad, only where the metric has a direction and the mark says one. */
export function judgement(mark: Mark, direction: MetricHead["direction"]): "better" | "worse" | null {
  if (direction === null || (mark !== "higher" && mark !== "lower")) return null;
  return mark === direction ? "better" : "worse";
}

/** "Not enough data: about 240 more customers needed", or the reason where no number can be given. */
export function notEnoughWords({ needed, reason }: Pick<Estimate, "needed" | "reason">, unitWord: string): string {
  if (needed !== null) return `Not enough data: about ${countText(needed)} more ${unitWord} needed`;
  return reason === null ? "Not enough data" : `Not enough data: ${reasonWords(reason)}`;
}

/** A reason code in words, to stand after "not enough data:" or "not comparable:". */
export function reasonWords(reason: string): string {
  return reasons[reason] ?? "no verdict is possible";
}

/** What a difference is measured against, as words after "than" or "against". */
export function againstWords(against: string): string {
  if (against === "rest") return "the rest";
  return against === "average" ? "the average" : against.replace(/^group:/, "");
}

/** The same for a screen: a group it is measured against by its label. */
export function againstLabel({ against, groups }: Pick<ScoreboardView, "against" | "groups">): string {
  const reference = groups.find(({ key }) => against === `group:${key}`);
  return reference ? reference.label : againstWords(against);
}

/** That a segment shares customers with the one it is compared with. */
export function sharedWords(view: Pick<ScoreboardView, "against" | "groups">, group: string | null): string[] {
  const own = view.groups.find(({ key }) => key === group);
  if (!own?.shared) return [];
  const many = own.shared === 1 ? "1 customer is" : `${countText(own.shared)} customers are`;
  return [`${many} in both ${own.label} and ${againstLabel(view)}.`];
}

/** What one number says, sentence by sentence: value with interval and size, difference, verdict. */
export function estimateWords(
  estimate: Estimate,
  head: MetricHead,
  { against, currency }: { against: string; currency: string },
): string[] {
  const format = metricFormat(head, currency);
  if (estimate.value === null) return [`${head.name} has no value here: ${reasonWords(estimate.reason ?? "noRows")}.`];
  const { n, unit, customers, difference } = estimate;
  const size =
    unit === "customers" || n === customers || customers === 0
      ? `${countText(n)} ${unit}`
      : `${countText(n)} ${unit} of ${countText(customers)} customers`;
  const value = `${head.name}: ${valueWithInterval(estimate.value, estimate.interval, format)}, from ${size}.`;
  return [
    value,
    ...(difference ? [differenceSentence(estimate, head, { against, format })] : []),
    ...verdictSentence(estimate),
  ];
}

function differenceSentence(
  { difference, mark }: Estimate,
  head: MetricHead,
  { against, format }: { against: string; format: NumberFormat },
): string {
  if (!difference) return "";
  const level = `${levelText(difference.alpha)} interval`;
  const good = judgement(mark, head.direction);
  const verdict = good ? `${markWords(mark)}, which is ${good}` : markWords(mark);
  return `Against ${againstWords(against)}: ${differenceText(difference.value, difference.interval, format)} (${level}): ${verdict}.`;
}

function verdictSentence(estimate: Estimate): string[] {
  if (estimate.mark === "notEnough") return [`${notEnoughWords(estimate, "customers")}.`];
  if (estimate.mark === "notComparable" && estimate.reason !== null)
    return [`Not compared: ${reasonWords(estimate.reason)}.`];
  return [];
}

const words: Readonly<Record<Mark, string>> = {
  higher: "higher",
  lower: "lower",
  none: "no clear difference",
  notEnough: "not enough data",
  notComparable: "not comparable",
};

const reasons: Readonly<Record<string, string>> = {
  leak: "it is told by what was known only after the outcome began",
  noRows: "nobody here has this value",
  noReference: "there is nobody to compare with",
  notDefined: "the denominator is not above 0",
  noTest: "counts, totals and paybacks are not compared",
  notWithin: "the cost is not earned back within the months observed",
  fewObserved: "fewer than ten customers were observed",
  fewExpected: "too few cases on one side, fewer than five expected",
  fewCustomers: "fewer than ten customers on one side",
  fewNonZero: "fewer than ten customers with a value other than 0 on one side",
  fewAnswers: "fewer than thirty answers on one side",
  fewAtRisk: "fewer than ten customers observed that long on one side",
  fewForPercentile: "too few values on one side for this percentile",
  belowMinimum: "fewer than this metric asks for",
  noVariation: "no variation between the values",
  unstableDenominator: "the denominator differs too much between customers",
  fewLargeValues: "a few large values decide",
  sameCustomers: "the same customers stand on both sides",
  levelTooFine: "too few cases for so fine a level",
  fewApart: "too few customers tell the two segments apart",
  overlap: "the two segments share customers, and this measure has no comparison for that",
};
