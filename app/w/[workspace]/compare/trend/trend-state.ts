import type { QuestionFormProps } from "@/components/time/question-form";
import type { Actor } from "@/lib/domain/actor";
import { type PeriodLength, periodLengths } from "@/lib/domain/calendar-period";
import { availability, columnMetricIds, metricOf, metrics } from "@/lib/domain/metrics";
import { type TrendState, trendHref } from "@/lib/domain/trend-address";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { one, type Search } from "../../sheet";
import { askedPopulation, type OpenSheet, populationChoice } from "../open-sheet";

/** The state an address stands for; what it leaves open is filled with the metric a company asks by first, by month. */
export function trendStateOf(actor: Actor, sheet: OpenSheet, search: Search): TrendState {
  const { manifest } = sheet.shown;
  const length = periodLengths.find((each) => each === one(search.length)) ?? "month";
  const until = one(search.until);
  const periods = Number(one(search.periods) ?? "");
  return {
    dataset: sheet.dataset.slug,
    version: sheet.shown.number,
    question: {
      ...askedPopulation(actor, sheet, { search, isFresh: search.metric === undefined }),
      metric: one(search.metric) ?? firstMetric(manifest),
      length,
      ...(until !== undefined && /^\d{4}(Q[1-4]|-\d{2})?$/.test(until) ? { until } : {}),
      ...(Number.isInteger(periods) && periods >= 2 && periods <= 60 ? { periods } : {}),
    },
  };
}

/** Whether an address says all that its state does. */
export function isWholeTrend(search: Search, state: TrendState): boolean {
  const wanted = new URL(trendHref("w", state), "http://localhost").searchParams;
  const given = Object.entries(search).flatMap(([key, value]) =>
    [value].flat().flatMap((each) => (each === undefined || each === "" ? [] : [`${key}=${each}`])),
  );
  return (
    given.sort().join("&") ===
    [...wanted]
      .map((pair) => pair.join("="))
      .sort()
      .join("&")
  );
}

/** The form of the page. */
export function trendFormProps(
  actor: Actor,
  sheet: OpenSheet,
  { dataset, version, question }: TrendState,
): QuestionFormProps {
  const { manifest } = sheet.shown;
  const named = metrics.filter((metric) => hasTrend(metric.id) && availability(metric, manifest).available);
  const columns = columnMetricIds(manifest)
    .filter((id) => !id.includes(":customers."))
    .slice(0, 40)
    .flatMap((id) => {
      const metric = metricOf(id, manifest);
      return metric ? [{ value: id, label: `${metric.name} of ${tableOf(id)}` }] : [];
    });
  return {
    action: `/w/${actor.workspace.slug}/compare/trend`,
    kept: [
      ["dataset", dataset],
      ["version", String(version)],
    ],
    choices: [
      {
        label: "Metric",
        name: "metric",
        value: question.metric,
        options: named.map(({ id, name }) => ({ value: id, label: name })),
        groups: columns.length > 0 ? [{ label: "columns", options: columns }] : [],
      },
      populationChoice(actor, sheet, question),
      {
        label: "By",
        name: "length",
        value: question.length,
        options: periodLengths.map((length: PeriodLength) => ({ value: length, label: length })),
      },
    ],
  };
}

/** Metrics that belong to an age of customers, or are known as of today alone, are not offered. */
function hasTrend(id: string): boolean {
  return !/^(retention_|active_|payback$|observed_ltv$|ltv_cac$|nps$)/.test(id);
}

function tableOf(id: string): string {
  return id.slice(id.indexOf(":") + 1, id.indexOf("."));
}

const usualFirst = ["churn_per_month", "revenue", "close_rate", "conversion", "customers", "order_value", "csat_top2"];

function firstMetric(manifest: VersionManifest): string {
  const found = usualFirst.find((id) => {
    const metric = metrics.find((each) => each.id === id);
    return metric !== undefined && availability(metric, manifest).available;
  });
  return found ?? "customers";
}
