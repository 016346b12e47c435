import { z } from "zod";
import { monthsText, valueWithInterval } from "./number-words";
import { type Cell, cellSchema } from "./scoreboard";

/**
 * What a customer of a segment cost and has brought by the end of each month of life, from the first; observed months only. The margin
 * is of customers with a known cost who started.
 */
const paybackLineSchema = z.strictObject({
  /** Ref of the segment; null: everybody. */
  ref: z.string().nullable(),
  name: z.string(),
  /** Mean of all whose cost is known, also of who never paid, in the currency of the dataset; null where hidden or of nobody. */
  cost: z.number().nullable(),
  /** Mean margin added up, and its standard error. Empty where hidden, or fewer than ten were observed. */
  margin: z.array(z.number()),
  standardError: z.array(z.number()),
  /** The month in which the margin reaches the cost, with its interval: the number of the scoreboard. */
  payback: cellSchema,
});
export type PaybackLine = z.infer<typeof paybackLineSchema>;

/** Cumulative margin against acquisition cost by segment, everybody last. */
export const paybackViewSchema = z.strictObject({
  lines: z.array(paybackLineSchema),
  /** What counts as margin in this data, and that nothing is projected. */
  caveat: z.string().nullable(),
});
export type PaybackView = z.infer<typeof paybackViewSchema>;

/** Months that are drawn: twice the latest break-even, a year at least, and never more than was observed. */
export function drawnMonths({ lines }: PaybackView): number {
  const observed = Math.max(0, ...lines.map(({ margin }) => margin.length));
  const open = lines.some(({ payback, margin }) => margin.length > 0 && payback.estimate?.value == null);
  const latest = Math.max(0, ...lines.map(({ payback }) => payback.estimate?.value ?? 0));
  return open ? observed : Math.min(observed, Math.max(12, 2 * latest));
}

/** Margin so far as a multiple of the cost, by month; null after the last observed one, and where there was no cost to earn back. */
export function earnedBack({ cost, margin }: PaybackLine, months: number): (number | null)[] {
  return Array.from({ length: months }, (_, at) => {
    const value = margin[at];
    return value === undefined || cost === null || cost <= 0 ? null : value / cost;
  });
}

/** Break-even in words: "9 months, 8 to 11", or that it is not within what was observed. */
export function breakEvenText({ state, estimate, sentence }: Cell): string {
  if (state === "suppressed") return "hidden";
  const value = estimate?.value ?? null;
  if (value === null)
    return sentence?.replace(/, observed months only\.$/, "").replace(/^N/, "n") ?? "too few observed";
  const interval = estimate?.interval ?? null;
  const isPoint = interval === null || (interval[0] === value && interval[1] === value);
  return isPoint ? monthsText(value) : valueWithInterval(value, interval, { unit: "months", currency: "" });
}

/** Which segment earns its cost back first and which last, where their intervals are apart. */
export function paybackTitle({ lines }: PaybackView): string {
  const known = lines
    .filter(({ ref }) => ref !== null)
    .flatMap(({ name, payback }) => {
      const { value, interval } = payback.estimate ?? {};
      return value == null ? [] : [{ name, value, low: interval?.[0] ?? value, high: interval?.[1] ?? null }];
    })
    .toSorted((one, other) => one.value - other.value);
  const missed = lines.filter(({ ref, payback }) => ref !== null && payback.estimate?.reason === "notWithin");
  const [first, last] = [known[0], known.at(-1)];
  const all = lines.find(({ ref }) => ref === null);
  if (!first || !last)
    return missed.length > 0
      ? "No segment has earned its acquisition cost back within the months observed"
      : "Acquisition cost and what it has brought";
  const [only] = missed;
  if (only)
    return `${first.name} earn their cost back after ${monthsText(first.value)}, ${missed.length === 1 ? only.name : `${missed.length} segments`} not within the months observed`;
  if (first !== last && first.high !== null && first.high < last.low)
    return `${first.name} earn their cost back after ${monthsText(first.value)}, ${last.name} after ${last.value}`;
  const value = all?.payback.estimate?.value;
  return value == null
    ? "Segments earn their acquisition cost back at about the same age"
    : `A customer's acquisition cost is earned back after ${monthsText(value)}`;
}
