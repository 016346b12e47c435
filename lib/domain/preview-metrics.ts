import { availability, metrics } from "./metrics";
import type { VersionManifest } from "./version-manifest";

/** What a draft is looked at first, one choice per question: do they come, do they stay, what are they worth. */
const questions: readonly (readonly string[])[] = [
  ["churned_share", "logo_retention", "repeat_rate"],
  ["arpu", "observed_ltv", "order_value"],
  ["nrr", "conversion", "close_rate", "nps"],
];

/** The three metrics that a draft is previewed by where none is asked for: of each question the first that the version allows. */
export function previewMetrics(manifest: VersionManifest): string[] {
  return questions.flatMap((ids) => {
    const found = ids.find((id) => {
      const metric = metrics.find((one) => one.id === id);
      return metric !== undefined && availability(metric, manifest, "customers").available;
    });
    return found === undefined ? [] : [found];
  });
}
