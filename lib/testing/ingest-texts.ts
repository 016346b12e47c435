import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BuildReport } from "@/lib/domain/build-report";
import type { Recipe } from "@/lib/domain/recipe";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { buildInChild } from "@/lib/ingest/build-in-child";
import { profileInChild } from "@/lib/ingest/profile-in-child";
import type { ProfiledFile } from "@/lib/ingest/profiled-file";
import { proposeRecipe } from "@/lib/ingest/propose-recipe";

export interface TextBuild {
  readonly manifest: VersionManifest;
  readonly report: BuildReport;
  readonly recipe: Recipe;
  readonly files: readonly ProfiledFile[];
  readonly folder: string;
  readonly rejects: string;
}

const folders: string[] = [];

const limits = { threads: 1, memoryLimit: "1GB", tempLimit: "1GB" };

/** Profiles files given as text or bytes, in this process. */
export async function profileTexts(texts: Readonly<Record<string, string | Buffer>>): Promise<ProfiledFile[]> {
  const base = freshFolder();
  const files: ProfiledFile[] = [];
  for (const [index, [fileName, bytes]] of Object.entries(texts).entries()) {
    const file = path.join(base, `upload-${index}`);
    writeFileSync(file, bytes);
    const workFolder = path.join(base, `profile-${index}`);
    mkdirSync(workFolder);
    const profile = await profileInChild({ path: file, fileName, dialect: null, workFolder, limits });
    files.push({ fileId: file, fileName, profile });
  }
  return files;
}

/** Profiles, drafts, adjusts and builds files given as text or bytes, in this process. */
export async function buildTexts(
  texts: Readonly<Record<string, string | Buffer>>,
  adjust: (draft: Recipe) => Recipe = (draft) => draft,
): Promise<TextBuild> {
  const files = await profileTexts(texts);
  const recipe = adjust(proposeRecipe(files));
  const base = freshFolder();
  const folder = path.join(base, "version");
  const built = await buildInChild(
    {
      recipe,
      files: files.map((file) => ({ fileId: file.fileId, path: file.fileId, name: file.fileName })),
      workFolder: base,
      outputFolder: folder,
      limits,
    },
    () => undefined,
  );
  return { ...built, recipe, files, folder, rejects: readFileSync(path.join(folder, "rejects.csv"), "utf8") };
}

function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tessera-texts-"));
  folders.push(folder);
  return folder;
}

process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
