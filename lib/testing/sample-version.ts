import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDbEngine } from "@/lib/analytics/engine/duckdb/server-engine";
import type { BuildReport } from "@/lib/domain/build-report";
import { buildVersion } from "@/lib/ingest/build";
import { sampleFileNames, sampleRecipe } from "@/lib/sample/sample-recipe";
import type { SampleTruth } from "@/lib/sample/truth";
import { writeSample } from "@/lib/sample/write-sample";
import { ingestProgramFolder } from "./ingest-program";
import type { AskedVersion } from "./small-version";

/** The sample company as the product builds it, with what is true of it and what the build said. Its engine is everybody's: it ends with the process. */
export interface SampleVersion extends AskedVersion {
  readonly truth: SampleTruth;
  readonly report: BuildReport;
}

const made = new Map<string, Promise<SampleVersion>>();

/** Generates, builds and opens the sample company of a seed and size; once per process. */
export function sampleVersion(seed: number, customers: number): Promise<SampleVersion> {
  const key = `${seed}-${customers}`;
  const once = made.get(key) ?? make(seed, customers);
  made.set(key, once);
  return once;
}

async function make(seed: number, customers: number): Promise<SampleVersion> {
  const base = mkdtempSync(path.join(tmpdir(), `tessera-halden-${seed}-`));
  process.once("exit", () => rmSync(base, { recursive: true, force: true }));
  const files = path.join(base, "files");
  const truth = await writeSample({ customers, seed, folder: files, formats: ["csv"] });
  const recipe = sampleRecipe(sampleFileNames);
  const folder = path.join(base, "version");
  const { manifest, report } = await buildVersion({
    recipe,
    files: recipe.sources.map(({ fileId, fileName }) => ({
      fileId,
      name: fileName,
      path: path.join(files, fileName),
    })),
    workFolder: path.join(base, "work"),
    targetFolder: folder,
    programFolder: await ingestProgramFolder(),
  });
  const version = {
    id: `halden${seed}`,
    datasetId: "halden",
    datasetName: "Halden",
    datasetSlug: "halden",
    number: 1,
    folder,
    builtAt: "2026-11-01T00:00:00Z",
    builtBy: "Mira Okafor",
    manifest,
  };
  const options = { threads: 2, memoryLimit: "1GB", tempFolder: base, tempLimit: "1GB", allowedFolders: [base] };
  const engine = new DuckDbEngine(options);
  return { version, truth, report, ask: (question) => engine.ask(version, question) };
}
