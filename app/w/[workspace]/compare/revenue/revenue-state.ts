import type { QuestionFormProps } from "@/components/time/question-form";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import {
  type CalendarPeriod,
  lastCompletePeriod,
  lengthOfKey,
  periodAround,
  periodLabel,
  periodLater,
  periodOfKey,
} from "@/lib/domain/calendar-period";
import { daysLater } from "@/lib/domain/iso-day";
import { hasField } from "@/lib/domain/metrics";
import { type RevenueState, revenueHref } from "@/lib/domain/revenue-address";
import { keyLength, type RevenueSpan, revenueSpans } from "@/lib/domain/revenue-windows";
import { one, type Search } from "../../sheet";
import { askedPopulation, type OpenSheet, populationChoice } from "../open-sheet";

/** The state an address stands for; what it leaves open is filled with the last quarter that is over. */
export function revenueStateOf(actor: Actor, sheet: OpenSheet, search: Search): RevenueState {
  const { manifest } = sheet.shown;
  if (manifest.asOf === null)
    throw new AppError("invalid", "Revenue retention needs payments by date, and this version has no dates.");
  const span = revenueSpans.find((each) => each === one(search.span)) ?? "quarter";
  const closing = closingOf(span, one(search.closing), manifest.asOf);
  const periods = Number(one(search.periods) ?? "");
  const shown = one(search.shown) ?? null;
  return {
    dataset: sheet.dataset.slug,
    version: sheet.shown.number,
    question: {
      ...askedPopulation(actor, sheet, { search, isFresh: search.span === undefined }),
      span,
      closing,
      recurringOnly: one(search.recurring) === "1" && hasField(manifest, "payments.recurring"),
      ...(Number.isInteger(periods) && periods >= 1 && periods <= 60 ? { periods } : {}),
    },
    shown,
  };
}

/** Whether an address says all that its state does. */
export function isWholeAddress(search: Search, state: RevenueState): boolean {
  const given = new URLSearchParams();
  for (const [key, value] of Object.entries(search))
    for (const each of [value].flat()) if (each !== undefined && each !== "") given.append(key, each);
  const wanted = new URL(revenueHref("w", state), "http://localhost").searchParams;
  const flat = (params: URLSearchParams) =>
    [...params]
      .map((pair) => pair.join("="))
      .sort()
      .join("&");
  return flat(given) === flat(wanted);
}

/** The form of the page. */
export function revenueFormProps(
  actor: Actor,
  sheet: OpenSheet,
  { dataset, version, question }: RevenueState,
): QuestionFormProps {
  const { manifest } = sheet.shown;
  return {
    action: `/w/${actor.workspace.slug}/compare/revenue`,
    kept: [
      ["dataset", dataset],
      ["version", String(version)],
    ],
    choices: [
      populationChoice(actor, sheet, question),
      {
        label: "Compare",
        name: "span",
        value: question.span,
        options: revenueSpans.map((span) => ({ value: span, label: spanWords[span] })),
      },
      {
        label: "Closing",
        name: "closing",
        value: question.closing ?? "",
        options: closings(question.span, manifest.asOf ?? "2000-01-01", question.closing),
      },
    ],
    checks: hasField(manifest, "payments.recurring")
      ? [{ label: "recurring payments alone", name: "recurring", checked: question.recurringOnly }]
      : [],
  };
}

const spanWords: Readonly<Record<RevenueSpan, string>> = {
  month: "a month with the one before",
  quarter: "a quarter with the one before",
  year: "a year with the one before",
  twelveMonths: "twelve months with the twelve before",
  yearAgo: "a month with the same a year ago",
};

/** A closing period of another length gives way to the one in which it ends; without one the last that is over. */
function closingOf(span: RevenueSpan, closing: string | undefined, asOf: string): string {
  const length = keyLength(span);
  const period = closing === undefined ? undefined : periodOfKey(closing);
  if (!period || period.from > asOf) return lastCompletePeriod(asOf, length).key;
  if (lengthOfKey(period.key) === length) return period.key;
  const last = daysLater(period.to, -1);
  const around = periodAround(last > asOf ? asOf : last, length);
  return around.to > period.to ? lastBefore(around, asOf) : around.key;
}

function lastBefore(period: CalendarPeriod, asOf: string): string {
  return daysLater(period.to, -1) <= asOf ? period.key : periodLater(period, -1).key;
}

function closings(span: RevenueSpan, asOf: string, chosen: string | undefined) {
  const length = keyLength(span);
  const latest = periodAround(asOf, length);
  const count = { month: 36, quarter: 16, year: 10 }[length];
  const keys = Array.from({ length: count }, (_, back) => periodLater(latest, -back).key);
  const all = chosen === undefined || keys.includes(chosen) ? keys : [...keys, chosen];
  return all.map((key) => ({ value: key, label: periodLabel(key) }));
}
