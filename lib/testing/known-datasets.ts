import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BuildReport } from "@/lib/domain/build-report";
import type { Recipe } from "@/lib/domain/recipe";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { buildVersion } from "@/lib/ingest/build";
import { profileFile } from "@/lib/ingest/profile-file";
import type { ProfiledFile } from "@/lib/ingest/profiled-file";
import { ingestProgramFolder } from "./ingest-program";
import { type KnownDataset, knownFiles, knownRecipe } from "./known-recipes";
import { sharedFile } from "./shared-files";

export interface KnownVersion {
  readonly manifest: VersionManifest;
  readonly report: BuildReport;
  readonly recipe: Recipe;
  readonly files: readonly ProfiledFile[];
}

interface Built extends KnownVersion {
  readonly folder: string;
}

const built = new Map<KnownDataset, Promise<Built>>();

/** Builds a reference dataset into a folder that does not exist yet; the second call in a process copies the first one's files. */
export async function buildKnownDataset(name: KnownDataset, targetFolder: string): Promise<KnownVersion> {
  const once = built.get(name) ?? build(name);
  built.set(name, once);
  const { folder, ...version } = await once;
  cpSync(folder, targetFolder, { recursive: true });
  return version;
}

async function build(name: KnownDataset): Promise<Built> {
  const base = mkdtempSync(path.join(tmpdir(), `tessera-${name}-`));
  process.once("exit", () => rmSync(base, { recursive: true, force: true }));
  const programFolder = await ingestProgramFolder();
  const files: ProfiledFile[] = [];
  for (const [index, file] of knownFiles[name].entries()) {
    const fileName = path.basename(file);
    const profile = await profileFile({
      path: sharedFile(file),
      fileName,
      workFolder: path.join(base, `profile-${index}`),
      programFolder,
    });
    files.push({ fileId: `file-${index}`, fileName, profile });
  }
  const recipe = knownRecipe(name, files);
  const folder = path.join(base, "version");
  const { manifest, report } = await buildVersion({
    recipe,
    files: knownFiles[name].map((file, index) => ({
      fileId: `file-${index}`,
      path: sharedFile(file),
      name: path.basename(file),
    })),
    workFolder: path.join(base, "work"),
    targetFolder: folder,
    programFolder,
  });
  return { manifest, report, recipe, files, folder };
}
