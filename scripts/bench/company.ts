import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { versionManifestSchema } from "@/lib/domain/version-manifest";
import { buildVersion } from "@/lib/ingest/build";
import { sampleFileNames, sampleRecipe } from "@/lib/sample/sample-recipe";
import { writeSample } from "@/lib/sample/write-sample";

/** The sample company of a size as a dataset version; generated and built once, and found again in its folder later. */
export async function benchCompany(
  customers: number,
  { folder, programFolder, say }: { folder: string; programFolder: string; say: (sentence: string) => void },
): Promise<DatasetVersion> {
  const target = path.join(folder, `halden-${customers}`);
  if (!existsSync(path.join(target, "manifest.json"))) {
    const files = path.join(folder, "files");
    say(`Generating ${customers.toLocaleString("en-GB")} customers`);
    await writeSample({ customers, seed: 1, folder: files, formats: ["csv"] });
    say("Building the dataset version");
    const recipe = sampleRecipe(sampleFileNames);
    await buildVersion({
      recipe,
      files: recipe.sources.map(({ fileId, fileName }) => ({
        fileId,
        name: fileName,
        path: path.join(files, fileName),
      })),
      workFolder: path.join(folder, "work"),
      targetFolder: target,
      programFolder,
    });
    rmSync(files, { recursive: true, force: true });
  }
  const manifest = versionManifestSchema.parse(JSON.parse(readFileSync(path.join(target, "manifest.json"), "utf8")));
  return {
    id: "bench",
    datasetId: "halden",
    datasetName: "Halden",
    datasetSlug: "halden",
    number: 1,
    folder: target,
    builtAt: "2026-11-01T00:00:00Z",
    builtBy: "bench",
    manifest,
  };
}
