import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { PlainRule } from "@/lib/domain/rule";

/** A segment of a question as services hand it on; its reference is `slug@1`. */
export function asked(slug: string, rule: PlainRule, code = "A"): AskedSegment {
  const name = `${slug.charAt(0).toUpperCase()}${slug.slice(1)}`;
  return { ref: `${slug}@1`, slug, name, code, version: 1, written: rule, rule };
}

/** Customers whose text column has one of these values. */
export function oneOf(column: string, ...values: string[]): PlainRule {
  return { kind: "column", column, test: { op: "isOneOf", values } };
}
