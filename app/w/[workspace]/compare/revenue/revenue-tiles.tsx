import { KeyFigures } from "@/components/ui/key-figures";
import { Missing } from "@/components/ui/missing";
import { shortCents } from "@/lib/domain/cents-text";
import { countText, type NumberFormat, valueBounds, valueOfInterval } from "@/lib/domain/number-words";
import type { RevenueAmount, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import type { Cell } from "@/lib/domain/scoreboard";

const share: NumberFormat = { unit: "share", currency: "", isNeverNegative: true };

/** Net retention with gross beside it, customers kept, and the revenue that all three are of. */
export function RevenueTiles({ view }: { readonly view: RevenueRetentionView }) {
  const { nrr, grr, logo, bridge, base } = view.all;
  const { currency } = view.dataset;
  const so = view.closing.complete ? "" : ", so far";
  return (
    <KeyFigures
      label="Revenue retention of everybody"
      figures={[
        {
          title: "Net revenue retention",
          value: shownValue(nrr),
          aside: boundsOf(nrr),
          note: `Expansion counts${so}. Gross, without it: ${textOf(grr)}.`,
        },
        {
          title: "Gross revenue retention",
          value: shownValue(grr),
          aside: boundsOf(grr),
          note: "What was kept of each customer's revenue, at most all of it.",
        },
        {
          title: "Customers kept",
          value: shownValue(logo),
          aside: boundsOf(logo),
          note: logo.estimate
            ? `${countText(logo.estimate.numerator ?? 0)} of ${countText(base ?? 0)} had revenue again.`
            : undefined,
        },
        {
          title: `Revenue of ${view.closing.label}${so}`,
          value: bridge ? centsOf(bridge.closing, currency) : "–",
          aside: bridge ? `from ${shortCents(bridge.opening.cents ?? 0, currency)}` : undefined,
          note: `${view.opening.label} to ${view.closing.label}, with new customers.`,
        },
      ]}
    />
  );
}

function shownValue({ estimate, sentence, state }: Cell) {
  if (estimate?.value != null) return valueOfInterval(estimate.value, estimate.interval, share);
  return state === "suppressed" ? (
    <Missing kind="suppressed">fewer than 5</Missing>
  ) : (
    <Missing kind="notInData">{sentence ?? "not defined"}</Missing>
  );
}

function centsOf({ cents }: RevenueAmount, currency: string) {
  return cents === null ? <Missing kind="suppressed">hidden</Missing> : shortCents(cents, currency);
}

function textOf({ estimate, state }: Cell): string {
  if (state === "suppressed") return "hidden";
  return estimate?.value == null ? "not defined" : valueOfInterval(estimate.value, estimate.interval, share);
}

function boundsOf({ estimate }: Cell) {
  if (!estimate?.interval) return undefined;
  return valueBounds(estimate.interval, share);
}
