import { countOverlap } from "@/lib/analytics/queries/count-overlap";
import { countRule } from "@/lib/analytics/queries/count-rule";
import { computeRetention } from "@/lib/analytics/queries/retention";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import { computeSurvival } from "@/lib/analytics/queries/survival";
import type { Ask } from "@/lib/analytics/sql/question";
import { segmentsKey } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { byHand } from "./by-hand";
import { askedBenchSegments, benchRule } from "./segments";

/** A question of the benchmark: as the product answers it, and as somebody would who writes the SQL by hand. */
export interface BenchQuestion {
  readonly name: string;
  readonly product: (version: DatasetVersion, ask: Ask) => Promise<unknown>;
  readonly byHand: readonly string[];
}

const bySegments = { by: segmentsKey, segments: askedBenchSegments.map(({ ref }) => ref) };

const metrics = [
  "customers",
  "conversion",
  "churned_share",
  "churn_per_month",
  "arpu",
  "retention_12",
  "revenue",
  "repeat_rate",
  "order_value",
  "nrr",
  "grr",
  "logo_retention",
  "close_rate",
  "deal_value",
  "csat_top2",
];

export const benchQuestions: readonly BenchQuestion[] = [
  {
    name: "A rule counted at each of its nodes",
    product: (version, ask) => countRule(version, benchRule, ask),
    byHand: byHand.ruleCount,
  },
  {
    name: "Scoreboard, 12 segments × 15 metrics",
    product: (version, ask) =>
      computeScoreboard({
        version,
        ask,
        segments: askedBenchSegments,
        question: { ...bySegments, metrics, against: "rest" },
      }),
    byHand: byHand.scoreboard,
  },
  {
    name: "Overlap of 12 segments",
    product: (version, ask) => countOverlap(version, askedBenchSegments, ask),
    byHand: byHand.overlap,
  },
  {
    name: "Retention triangle by month",
    product: triangle,
    byHand: byHand.triangle,
  },
  {
    name: "The same triangle, by hand from payments",
    product: triangle,
    byHand: byHand.triangleByJoin,
  },
  {
    name: "Survival in days, 12 segments",
    product: (version, ask) =>
      computeSurvival({
        version,
        ask,
        segments: askedBenchSegments,
        question: { ...bySegments, clock: "dates", compare: "rest" },
      }),
    byHand: byHand.survival,
  },
];

function triangle(version: DatasetVersion, ask: Ask): Promise<unknown> {
  return computeRetention({
    version,
    ask,
    everyPayerKnown: true,
    question: { entry: "firstPayment", every: "month", measure: "customers", activity: "on", cohorts: 60 },
  });
}
