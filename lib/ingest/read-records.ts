import { mkdir, rm } from "node:fs/promises";
import { Slots } from "@/lib/analytics/engine/slots";
import type { Dialect } from "@/lib/domain/recipe";
import type { FileRecords } from "./records-in-child";
import { runChild, taskLimits } from "./run-child";

interface RecordsRequest {
  readonly path: string;
  readonly fileName: string;
  readonly dialect: Dialect | null;
  readonly columns: readonly number[];
  readonly mostRecords: number;
  /** A fresh folder of this job; removed afterwards, whatever happens. */
  readonly workFolder: string;
  readonly programFolder: string;
  readonly signal?: AbortSignal | undefined;
}

declare global {
  var tesseraRecordSlots: Slots | undefined;
}

/** A file of a list is small, whatever it unpacks to. */
const limitsOfLists = { seconds: 120, memoryBytes: 2_000_000_000 };

/** The records of a small uploaded file as text, read in a throw-away child; few children at once, however many ask. */
export async function readRecords({ signal, ...request }: RecordsRequest): Promise<FileRecords> {
  globalThis.tesseraRecordSlots ??= new Slots(2, 10, "Other files are being read. Try again in a minute.");
  return await globalThis.tesseraRecordSlots.run(() => inChild(request, signal), signal);
}

async function inChild(
  { programFolder, ...request }: Omit<RecordsRequest, "signal">,
  signal: AbortSignal | undefined,
): Promise<FileRecords> {
  try {
    await mkdir(request.workFolder, { recursive: true });
    const { limits, task } = taskLimits(limitsOfLists);
    const options = { programFolder, limits, ...(signal ? { signal } : {}) };
    return (await runChild({ kind: "records", ...request, ...task }, options)) as FileRecords;
  } finally {
    await rm(request.workFolder, { recursive: true, force: true });
  }
}
