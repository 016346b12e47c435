import type { MetricUnit } from "./metric";

/** A metric that a claim or a target may be about, as forms list it. `effect`: what matters by default, in its unit; null where that depends on the average. */
export interface ClaimMetric {
  readonly id: string;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly direction: "higher" | "lower" | null;
  readonly effect: number | null;
}

/** What forms of a study offer. */
export interface ClaimChoices {
  /** The metrics that the business model lives on first. */
  readonly metrics: readonly ClaimMetric[];
  readonly segments: readonly { readonly slug: string; readonly name: string }[];
  readonly currency: string;
}
