import { z } from "zod";

/** What somebody holds possible: the least, the most likely and the most, low ≤ base ≤ high. */
export interface Range {
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** A written range; one out of order is refused with a sentence that names both numbers. */
export const rangeSchema = rangeOf(z.number().min(-1e12).max(1e12)).meta({ id: "Range" });

/** A written range of whole things. */
export const countRangeSchema = rangeOf(z.int().min(0).max(1e10)).meta({ id: "CountRange" });

function rangeOf<Value extends z.ZodNumber | z.ZodInt>(value: Value) {
  return z.strictObject({ low: value, base: value, high: value }).superRefine((range, context) => {
    const fault = rangeFault(range as unknown as Range);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  });
}

/** Why three numbers are no range; null where they are one. */
export function rangeFault({ low, base, high }: Range): string | null {
  if (low > high)
    return `the low figure ${plain(low)} is above the high one ${plain(high)}: write the smaller one as low`;
  if (low > base)
    return `the low figure ${plain(low)} is above the base ${plain(base)}: low is the least that is possible`;
  if (base > high)
    return `the base ${plain(base)} is above the high figure ${plain(high)}: high is the most that is possible`;
  return null;
}

/** Sum of ranges, bound by bound. */
export function addRanges(ranges: readonly Range[]): Range {
  return ranges.reduce(
    (sum, one) => ({ low: sum.low + one.low, base: sum.base + one.base, high: sum.high + one.high }),
    { low: 0, base: 0, high: 0 },
  );
}

function plain(value: number): string {
  return value.toLocaleString("en-GB");
}
