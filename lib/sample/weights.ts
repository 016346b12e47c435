/** Labels with whole-number weights; a label's share is its weight over the sum. */
export type Weights = readonly (readonly [label: string, weight: number])[];

/** Weights from a text such as `Search 34, Paid ads 22`. */
export function weights(text: string): Weights {
  return text.split(", ").map((part) => {
    const cut = part.lastIndexOf(" ");
    return [part.slice(0, cut), Number(part.slice(cut + 1))];
  });
}

/** Labels of equal weight, given one by one or as a text such as `Harbour, Forest`. */
export function evenly(labels: string | readonly string[]): Weights {
  return (typeof labels === "string" ? labels.split(", ") : labels).map((label) => [label, 1]);
}
