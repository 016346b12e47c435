import type { Hypothesis, HypothesisState, Stage, VerdictWord } from "./hypothesis";
import { inSentence } from "./in-sentence";
import type { MetricUnit } from "./metric";
import { differenceUnitWords, inMoney, type NumberFormat } from "./number-words";

/** What a claim says, in the words of its metric. */
export interface ClaimOfMetric extends Pick<Hypothesis, "direction" | "comparison" | "smallestEffect"> {
  readonly metricName: string;
  readonly format: NumberFormat;
}

/** "churned share lower than the rest by 2 points or more". */
export function claimWords({ metricName, direction, comparison, smallestEffect, format }: ClaimOfMetric): string {
  const than = `${inSentence(metricName)} ${direction} than the ${comparison}`;
  return smallestEffect === 0 ? than : `${than} by ${effectText(smallestEffect, format)} or more`;
}

/** A size of a difference as it was written, without its sign: "2 points", "€5", "1.5 months". */
export function effectText(size: number, format: NumberFormat): string {
  const shown = Math.abs(format.unit === "share" ? size * 100 : size);
  const text = Number(shown.toPrecision(6)).toLocaleString("en-GB", { maximumFractionDigits: 4 });
  if (format.unit === "money") return inMoney(text, format.currency);
  const unit = differenceUnitWords(format);
  return unit === "" ? text : `${text} ${unit}`;
}

/** A guess as it was written: "4 points lower", "no difference". */
export function guessText(guess: number, format: NumberFormat): string {
  return guess === 0 ? "no difference" : `${effectText(guess, format)} ${guess < 0 ? "lower" : "higher"}`;
}

export const stateWords: Readonly<Record<HypothesisState, string>> = {
  proposed: "proposed",
  testing: "testing",
  supported: "supported",
  notSupported: "not supported",
  retired: "retired",
};

export const verdictWords: Readonly<Record<VerdictWord, string>> = {
  supported: "supported",
  notSupported: "not supported",
  notEnough: "not enough data",
};

export const stageWords: Readonly<Record<Stage, { readonly title: string; readonly wanted: string }>> = {
  measure: { title: "Measure volume", wanted: "3 to 5 hypotheses" },
  analyse: { title: "Analyse performance", wanted: "1 to 3 that perform" },
  pick: { title: "Prioritise potential", wanted: "1 pick" },
};

/** What the editor of a unit types: shares in points. */
export function typedUnit(unit: MetricUnit, currency: string): { readonly label: string; readonly factor: number } {
  return { label: differenceUnitWords({ unit, currency }), factor: unit === "share" ? 100 : 1 };
}
