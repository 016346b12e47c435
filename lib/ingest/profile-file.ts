import { mkdir, rm } from "node:fs/promises";
import { type FileProfile, fileProfileSchema } from "@/lib/domain/file-profile";
import type { Dialect } from "@/lib/domain/recipe";
import { type ChildOptions, runChild, taskLimits } from "./run-child";

interface ProfileRequest {
  readonly path: string;
  readonly fileName: string;
  /** A dialect chosen by a person; left out, one is proposed. */
  readonly dialect?: Dialect;
  /** A fresh folder of this job; removed afterwards, whatever happens. */
  readonly workFolder: string;
  readonly programFolder: string;
}

/** Describes an uploaded file in a throw-away child: dialect, columns, types, and a proposal for each column. */
export async function profileFile(
  request: ProfileRequest,
  options: Omit<ChildOptions, "programFolder"> = {},
): Promise<FileProfile> {
  const { path, fileName, workFolder, programFolder, dialect = null } = request;
  try {
    await mkdir(workFolder, { recursive: true });
    const { limits, task } = taskLimits(options.limits);
    const result = await runChild(
      { kind: "profile", path, fileName, dialect, workFolder, ...task },
      { ...options, programFolder, limits },
    );
    return fileProfileSchema.parse(result);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
