import { mkdir, rm } from "node:fs/promises";
import type { Dialect } from "@/lib/domain/recipe";
import type { FileRecords } from "./records-in-child";
import { runChild, taskLimits } from "./run-child";

interface RecordsRequest {
  readonly path: string;
  readonly fileName: string;
  readonly dialect: Dialect | null;
  readonly mostRecords: number;
  /** A fresh folder of this job; removed afterwards, whatever happens. */
  readonly workFolder: string;
  readonly programFolder: string;
}

/** The records of a small uploaded file as text, read in a throw-away child. */
export async function readRecords({ programFolder, ...request }: RecordsRequest): Promise<FileRecords> {
  try {
    await mkdir(request.workFolder, { recursive: true });
    const { limits, task } = taskLimits({ seconds: 120 });
    return (await runChild({ kind: "records", ...request, ...task }, { programFolder, limits })) as FileRecords;
  } finally {
    await rm(request.workFolder, { recursive: true, force: true });
  }
}
