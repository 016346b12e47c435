import { daysLater } from "./iso-day";
import type { RevenuePart, RevenueRetentionView } from "./revenue-retention";
import type { PlainRule } from "./rule";
import type { VersionManifest } from "./version-manifest";

/**
 * The rule for the customers of a part of a bridge, or of one of its ends; null where none can say it: a rule compares no two sums,
 * and cannot ask for payments that do not say whether they recur.
 */
export function ruleOfPart(
  view: Pick<RevenueRetentionView, "opening" | "closing" | "recurringOnly">,
  part: RevenuePart | "opening" | "closing",
  manifest: VersionManifest,
): PlainRule | null {
  const recurring = view.recurringOnly ? recurringFilter(manifest) : [];
  if (recurring === null) return null;
  const paid = (window: Window, measure: Measure): PlainRule => ({
    kind: "behaviour",
    table: "payments",
    where: [...recurring, ...(measure === "paid" ? [amountAboveZero] : [])],
    window: { kind: "betweenDays", ...window },
    measure:
      measure === "revenue" ? { of: "sum", column: "payments.amount", test: { op: "above", value: 0 } } : { of: "did" },
  });
  const opening = paid(view.opening, "revenue");
  const closing = paid(view.closing, "revenue");
  const earlier = paid({ from: "1900-01-01", to: daysLater(view.opening.from, -1) }, "paid");
  switch (part) {
    case "opening":
      return opening;
    case "closing":
      return closing;
    case "new":
      return all(closing, none(opening), none(earlier));
    case "reactivation":
      return all(closing, none(opening), earlier);
    case "churn":
      return all(opening, none(closing));
    case "other":
      return all(none(opening), none(closing), any(paid(view.opening, "row"), paid(view.closing, "row")));
    default:
      return null;
  }
}

type Window = { readonly from: string; readonly to: string };
type Measure = "revenue" | "paid" | "row";

const amountAboveZero = { column: "payments.amount", test: { op: "above" as const, value: 0 } };

/** Payments that do not say whether they recur count as recurring, and a rule has no "or" over the rows it asks for. */
function recurringFilter({ tables }: VersionManifest) {
  const columns = tables.find(({ table }) => table === "payments")?.columns ?? [];
  const column = columns.find(({ name, origin }) => name === "recurring" && origin !== "attribute");
  if (!column || column.empty > 0) return null;
  return [{ column: column.key, test: { op: "is" as const, value: true } }];
}

function all(...rules: PlainRule[]): PlainRule {
  return { kind: "all", rules };
}

function any(...rules: PlainRule[]): PlainRule {
  return { kind: "any", rules };
}

function none(rule: PlainRule): PlainRule {
  return { kind: "none", rules: [rule] };
}
