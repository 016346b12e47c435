import type { BuildReport } from "@/lib/domain/build-report";
import type { Recipe } from "@/lib/domain/recipe";
import type { VersionManifest } from "@/lib/domain/version-manifest";

/** The smallest recipe, manifest and report that belong together: three customers and one failed check. */
export const smallRecipe: Recipe = {
  sources: [
    {
      fileId: "file",
      fileName: "customers.csv",
      format: "text",
      dialect: { encoding: "utf-8", delimiter: ",", quote: '"', header: true },
      emptyWords: [],
      use: { kind: "tables", tables: ["customers"] },
      columns: [],
      computed: [],
    },
  ],
  asOf: "2026-06-30",
  currency: "EUR",
  timeZone: "UTC",
  grain: "account",
  bands: {},
};

export const smallManifest: VersionManifest = {
  asOf: "2026-06-30",
  currency: "EUR",
  timeZone: "UTC",
  grain: "account",
  hasIds: true,
  customersDerived: false,
  tables: [
    { table: "customers", file: "customers.parquet", rows: 3, sha256: "0".repeat(64), sizeBytes: 512, columns: [] },
  ],
  bands: {},
};

export const smallReport: BuildReport = {
  sources: [{ file: "customers.csv", records: 3, kept: 3, rejected: 0, emptiedCells: 0 }],
  tables: [{ table: "customers", rows: 3 }],
  joins: [],
  gates: [
    { id: "noChurn", status: "failed", severity: "warning", sentence: "nobody churned", count: 3, examples: [] },
    { id: "duplicateIds", status: "passed", severity: "error", sentence: "ids are unique", count: 0, examples: [] },
  ],
  rejectReasons: [],
  firstRejects: [],
  seconds: 0.1,
};
