import { AppError } from "./app-error";
import {
  isComplete,
  lastCompletePeriod,
  lengthOfKey,
  monthsIn,
  type PeriodLength,
  periodLabel,
  periodLater,
  periodOfKey,
} from "./calendar-period";
import { monthsLater } from "./iso-day";
import { versionColumn } from "./version-column";
import type { VersionManifest } from "./version-manifest";

/**
 * What is set against what: a month, quarter or year against the one before; `twelveMonths`: twelve months against the twelve before
 * them; `yearAgo`: a month against the same month a year before, which is the trailing twelve months of a subscription.
 */
export const revenueSpans = ["month", "quarter", "year", "twelveMonths", "yearAgo"] as const;
export type RevenueSpan = (typeof revenueSpans)[number];

/** Opening and closing period as half-open ranges of ISO days, all of whole months. `key` names the closing one, or its last month. */
export interface RevenueWindow {
  readonly key: string;
  readonly label: string;
  readonly openingLabel: string;
  readonly opening: readonly [from: string, to: string];
  readonly closing: readonly [from: string, to: string];
  /** The last day of the closing period is not after the as-of day. */
  readonly complete: boolean;
}

/** What the keys of a span name. */
export function keyLength(span: RevenueSpan): PeriodLength {
  return span === "quarter" || span === "year" ? span : "month";
}

/** How many periods a series goes back unless it is asked for another number. */
export const usualPeriods: Readonly<Record<RevenueSpan, number>> = {
  month: 24,
  quarter: 12,
  year: 6,
  twelveMonths: 24,
  yearAgo: 24,
};

/**
 * The window of a closing period and those before it, oldest first, as far as payments reach back: the first month of every opening
 * period is not before the month of `firstDay`. Without a closing period the last that is over. Throws AppError invalid where the key
 * does not fit the span, or lies after the as-of day.
 */
export function revenueWindows(
  {
    span,
    closing,
    periods = usualPeriods[span],
  }: { span: RevenueSpan; closing?: string | undefined; periods?: number | undefined },
  { asOf, firstDay }: { readonly asOf: string; readonly firstDay: string | null },
): RevenueWindow[] {
  const last = closingPeriod(span, closing, asOf);
  const all = Array.from({ length: periods }, (_, back) => windowOf(span, periodLater(last, -back), asOf)).reverse();
  const reaching = all.filter(({ opening }) => firstDay !== null && opening[0] >= `${firstDay.slice(0, 7)}-01`);
  // The asked period is answered whether or not the one before it is covered.
  return reaching.at(-1)?.key === last.key ? reaching : all.slice(-1);
}

/**
 * A subscription, whose file gives what each customer pays a month, is read by the month against a year ago; everything else by twelve
 * months against the twelve before, for one month of purchases says little.
 */
export function usualRevenueSpan(manifest: VersionManifest): Extract<RevenueSpan, "yearAgo" | "twelveMonths"> {
  return isSubscription(manifest) ? "yearAgo" : "twelveMonths";
}

/** Whether the file itself says what each customer pays a month. */
export function isSubscription(manifest: VersionManifest): boolean {
  return versionColumn(manifest, "customers.monthly_revenue")?.column.origin === "field";
}

/** The closing period of a key against the one before it; without a key the last complete one of the usual span. */
export function revenueWindow(
  key: string | undefined,
  { manifest, asOf }: { readonly manifest: VersionManifest; readonly asOf: string },
): RevenueWindow {
  const period = key === undefined ? undefined : periodOfKey(key);
  if (period) return windowOf(lengthOfKey(period.key) ?? "month", period, asOf);
  return windowOf(usualRevenueSpan(manifest), lastCompletePeriod(asOf, "month"), asOf);
}

function closingPeriod(span: RevenueSpan, closing: string | undefined, asOf: string) {
  const length = keyLength(span);
  if (closing === undefined) return lastCompletePeriod(asOf, length);
  const period = lengthOfKey(closing) === length ? periodOfKey(closing) : undefined;
  if (!period) {
    const example = { month: "2023-11", quarter: "2023Q4", year: "2023" }[length];
    throw invalid(`${closing} is no ${length}. Write the closing ${length} like ${example}.`, closing);
  }
  if (period.from > asOf)
    throw invalid(`${periodLabel(closing)} begins after the as-of day ${asOf}. Choose an earlier ${length}.`, closing);
  return period;
}

function windowOf(span: RevenueSpan, period: { key: string; from: string; to: string }, asOf: string): RevenueWindow {
  const { key, from, to } = period;
  const label = periodLabel(key);
  const complete = isComplete(period, asOf);
  if (span === "yearAgo") {
    const opening = periodLater(period, -12);
    const openingLabel = periodLabel(opening.key);
    return { key, label, openingLabel, opening: [opening.from, opening.to], closing: [from, to], complete };
  }
  if (span === "twelveMonths") {
    const begin = monthsLater(to, -12);
    const before = periodLabel(monthsLater(begin, -1).slice(0, 7));
    return {
      key,
      label: `12 months to ${label}`,
      openingLabel: `12 months to ${before}`,
      opening: [monthsLater(begin, -12), begin],
      closing: [begin, to],
      complete,
    };
  }
  const opening: readonly [string, string] = [monthsLater(from, -monthsIn[span]), from];
  return {
    key,
    label,
    openingLabel: periodLabel(periodLater(period, -1).key),
    opening,
    closing: [from, to],
    complete,
  };
}

function invalid(sentence: string, value: string): AppError {
  return new AppError("invalid", sentence, [{ path: "closing", value }]);
}
