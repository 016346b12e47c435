import type { PrioritySettings } from "@/lib/domain/priority-settings";

/** A figure to choose, with how many times its number is as people write it (100 for a share). */
export interface FigureChoice {
  readonly id: string;
  readonly label: string;
  readonly times: number;
}

/** Settings as they are typed: numbers as people write them, 3 for a share of 0.03. */
export interface PriorityDraft {
  readonly criteria: readonly {
    readonly key: number;
    readonly figure: string;
    readonly weight: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly knockouts: readonly {
    readonly key: number;
    readonly figure: string;
    readonly operator: "atLeast" | "atMost";
    readonly limit: string;
  }[];
  readonly weights: PrioritySettings["weights"];
}

export function draftOf(
  { criteria, knockouts, weights }: PrioritySettings,
  figures: readonly FigureChoice[],
): PriorityDraft {
  const typed = (figure: string, value: number) => String(Number((value * timesOf(figure, figures)).toPrecision(12)));
  return {
    criteria: criteria.map(({ figure, weight, from, to }, key) => ({
      key,
      figure,
      weight: String(weight),
      from: typed(figure, from),
      to: typed(figure, to),
    })),
    knockouts: knockouts.map(({ figure, operator, limit }, key) => ({
      key,
      figure,
      operator,
      limit: typed(figure, limit),
    })),
    weights,
  };
}

/** The settings, or the sentence that says what does not fit. */
export function settingsOfDraft(draft: PriorityDraft, figures: readonly FigureChoice[]): PrioritySettings | string {
  const number = (figure: string, text: string) => Number((Number(text) / timesOf(figure, figures)).toPrecision(12));
  const nameOf = (figure: string) => figures.find(({ id }) => id === figure)?.label ?? figure;
  for (const [at, { figure, weight, from, to }] of draft.criteria.entries()) {
    if (!(Number(weight) > 0)) return `${nameOf(figure)}: a weight is above 0. Remove the criterion instead.`;
    if (Number(from) === Number(to))
      return `${nameOf(figure)}: the two ends of a scale differ, one scores 0 and the other 1.`;
    if (draft.criteria.findIndex((one) => one.figure === figure) !== at)
      return `${nameOf(figure)} is there twice. Give it more weight instead.`;
  }
  return {
    criteria: draft.criteria.map(({ figure, weight, from, to }) => ({
      figure,
      weight: Number(weight),
      from: number(figure, from),
      to: number(figure, to),
    })),
    knockouts: draft.knockouts.map(({ figure, operator, limit }) => ({
      figure,
      operator,
      limit: number(figure, limit),
    })),
    weights: draft.weights,
  };
}

/** A criterion to begin with: the first figure that is none yet. */
export function emptyCriterion(
  { criteria }: PriorityDraft,
  figures: readonly FigureChoice[],
): PriorityDraft["criteria"][number] {
  const free = figures.find(({ id }) => !criteria.some(({ figure }) => figure === id)) ?? figures[0];
  return { key: nextKey(criteria), figure: free?.id ?? "", weight: "1", from: "0", to: "" };
}

export function emptyKnockout(
  { knockouts }: PriorityDraft,
  figures: readonly FigureChoice[],
): PriorityDraft["knockouts"][number] {
  return { key: nextKey(knockouts), figure: figures[0]?.id ?? "", operator: "atLeast", limit: "" };
}

function nextKey(rows: readonly { readonly key: number }[]): number {
  return 1 + Math.max(-1, ...rows.map(({ key }) => key));
}

function timesOf(figure: string, figures: readonly FigureChoice[]): number {
  return figures.find(({ id }) => id === figure)?.times ?? 1;
}
