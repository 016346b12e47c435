import type { PlainRule, Rule } from "./rule";

/** Segments that one pass over the customers can tell apart: the bits of a whole number. */
export const mostSegmentsAtOnce = 63;

/** A segment as questions to data carry it: one definition, with every segment it names written out. */
export interface AskedSegment {
  /** `agencies@7`: its key in answers and addresses. */
  readonly ref: string;
  readonly slug: string;
  readonly name: string;
  readonly code: string;
  readonly version: number;
  readonly written: Rule;
  readonly rule: PlainRule;
  /** Where only those who lived so many days are compared: that day, and the rule without the condition on it. */
  readonly landmark?: { readonly days: number; readonly rule: PlainRule };
}
