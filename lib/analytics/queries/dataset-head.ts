import type { ScoreboardView } from "@/lib/domain/scoreboard";
import type { DatasetVersion, VersionManifest } from "@/lib/domain/version-manifest";

/** The version an answer is about, as answers carry it. */
export function datasetHead(version: DatasetVersion): ScoreboardView["dataset"] {
  return {
    id: version.datasetId,
    name: version.datasetName,
    version: version.number,
    versionId: version.id,
    asOf: version.manifest.asOf,
    currency: version.manifest.currency,
    builtAt: version.builtAt,
    builtBy: version.builtBy,
  };
}

/** What a version calls its customers. */
export function customersWord({ grain }: Pick<VersionManifest, "grain">): string {
  return { account: "accounts", person: "customers", contract: "contracts" }[grain];
}
