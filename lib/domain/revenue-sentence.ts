import { shortlisted } from "./in-sentence";
import { valueOfInterval } from "./number-words";
import type { RevenueGroup, RevenuePart, RevenueRetentionView } from "./revenue-retention";

const share = { unit: "share", currency: "" } as const;

/** The finding as one sentence: whether customers of the opening period brought more or less, as far as the interval tells. */
export function revenueHeadline(view: RevenueRetentionView, group: RevenueGroup = view.all): string {
  const who = group.key === view.all.key ? "Customers" : group.label;
  const { estimate } = group.nrr;
  if (!estimate || estimate.value === null)
    return group.nrr.state === "suppressed"
      ? `Too few customers of ${view.opening.label} to show how they went on`
      : `Nobody had revenue in ${view.opening.label} to be kept in ${view.closing.label}`;
  const kept = valueOfInterval(estimate.value, estimate.interval, share);
  const [low, high] = estimate.interval ?? [null, null];
  const periods = `${view.opening.label} brought ${kept} of their revenue in ${view.closing.label}`;
  if (!view.closing.complete) return `${who} of ${periods} so far`;
  if (low !== null && low > 1) return `${who} of ${periods}: they grew`;
  if (high !== null && high < 1) return `${who} of ${periods}: they shrank`;
  return `${who} of ${periods}`;
}

/** The finding of the table: who stands out from the rest on net retention, else on one of the others. */
export function revenueGroupsHeadline(view: RevenueRetentionView): string {
  const named = (key: "nrr" | "grr" | "logo", words: string) => {
    const marked = (mark: "higher" | "lower") =>
      view.groups.filter((group) => group[key].estimate?.mark === mark).map(({ label }) => label);
    const [more, less] = [marked("higher"), marked("lower")];
    if (more.length > 0 && less.length > 0)
      return `More ${words} than the rest: ${shortlisted(more)}; less: ${shortlisted(less)}`;
    if (more.length > 0) return `More ${words} than the rest: ${shortlisted(more)}`;
    return less.length > 0 ? `Less ${words} than the rest: ${shortlisted(less)}` : null;
  };
  if (view.family.m === 0) return "Too few customers to compare the groups";
  const found =
    named("nrr", "revenue kept") ??
    named("grr", "revenue kept before expansion") ??
    named("logo", "of their customers kept");
  return found ?? "No group clearly differs from the rest";
}

/** What a part of the bridge is called, and what it means. */
export const revenuePartWords: Readonly<Record<RevenuePart, readonly [name: string, meaning: string]>> = {
  new: ["New", "revenue now, none in the opening period and no payment before it"],
  reactivation: ["Came back", "revenue now, none in the opening period, but a payment before it"],
  expansion: ["Expansion", "what customers brought more than in the opening period"],
  unchanged: ["Unchanged", "customers who brought the same in both periods"],
  contraction: ["Contraction", "what customers who still pay brought less"],
  churn: ["Churn", "all that customers without revenue now had brought; who pauses is among them"],
  other: ["Refunds and zeros", "customers with no revenue above 0 in either period"],
};
