import type { Metric } from "@/lib/domain/metric";
import { type RevenueWindow, revenueWindow } from "@/lib/domain/revenue-windows";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";

/** The two periods that a share of revenue retention compares; null for any other metric, and where no day says which. */
export function retainedPeriods(
  { id }: Pick<Metric, "id">,
  { version, question }: { readonly version: DatasetVersion; readonly question: ScoreboardQuestion },
): RevenueWindow | null {
  const { manifest } = version;
  if (!["nrr", "grr", "logo_retention"].includes(id) || manifest.asOf === null) return null;
  return revenueWindow(question.revenuePeriod, { manifest, asOf: manifest.asOf });
}

/** Both periods by name, the closing one first: `Oct 2026 against Oct 2025`. */
export function periodWords({ label, openingLabel }: RevenueWindow): string {
  return `${label} against ${openingLabel}`;
}
