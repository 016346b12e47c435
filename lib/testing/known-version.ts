import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDbEngine } from "@/lib/analytics/engine/duckdb/server-engine";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { buildKnownDataset } from "./known-datasets";
import type { KnownDataset } from "./known-recipes";
import type { SmallVersion } from "./small-version";

/** A reference dataset as the product builds it from its files, opened as a dataset version. */
export async function knownVersion(name: KnownDataset): Promise<SmallVersion> {
  const base = mkdtempSync(path.join(os.tmpdir(), "tessera-known-"));
  const folder = path.join(base, "version");
  const { manifest } = await buildKnownDataset(name, folder);
  const version: DatasetVersion = {
    id: name,
    datasetId: name,
    datasetName: name,
    datasetSlug: name.replaceAll("_", "-"),
    number: 1,
    folder,
    builtAt: "2024-07-01T00:00:00Z",
    builtBy: "Mira Okafor",
    manifest,
  };
  const options = { threads: 2, memoryLimit: "1GB", tempFolder: base, tempLimit: "1GB", allowedFolders: [base] };
  const engine = new DuckDbEngine(options);
  return { version, engine, ask: (question) => engine.ask(version, question) };
}
