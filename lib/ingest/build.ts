import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { type BuildReport, buildReportSchema } from "@/lib/domain/build-report";
import type { Recipe } from "@/lib/domain/recipe";
import { type VersionManifest, versionManifestSchema } from "@/lib/domain/version-manifest";
import { publishFolder } from "@/lib/platform/files";
import { type ChildOptions, runChild, taskLimits } from "./run-child";

interface BuildRequest {
  readonly recipe: Recipe;
  readonly files: readonly { readonly fileId: string; readonly path: string; readonly name: string }[];
  /** A fresh folder of this job on the file system of the target; removed afterwards, whatever happens. */
  readonly workFolder: string;
  /** Must not exist; appears complete by one rename, or not at all. */
  readonly targetFolder: string;
  readonly programFolder: string;
}

/**
 * Builds a dataset version in a throw-away child and moves it into place by one rename. Faults of the input, limits, an abort
 * and a killed child are AppErrors; nothing half-done is left.
 */
export async function buildVersion(
  request: BuildRequest,
  options: Omit<ChildOptions, "programFolder"> = {},
): Promise<{ manifest: VersionManifest; report: BuildReport }> {
  const { recipe, files, workFolder, targetFolder, programFolder } = request;
  const outputFolder = path.join(workFolder, "version");
  try {
    await mkdir(workFolder, { recursive: true });
    const { limits, task } = taskLimits(options.limits);
    const result = await runChild(
      { kind: "build", recipe, files, workFolder, outputFolder, ...task },
      { ...options, programFolder, limits },
    );
    const built = z.strictObject({ manifest: versionManifestSchema, report: buildReportSchema }).parse(result);
    options.signal?.throwIfAborted();
    await publishFolder(outputFolder, targetFolder);
    return built;
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
