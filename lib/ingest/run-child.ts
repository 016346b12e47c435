import { fork } from "node:child_process";
import path from "node:path";
import { AppError } from "@/lib/domain/app-error";
import type { ChildMessage, ChildTask } from "./child-messages";

/** Limits of one child: more ends it with a sentence. */
interface ChildLimits {
  readonly seconds: number;
  /** Memory of the whole child in bytes. */
  readonly memoryBytes: number;
  readonly threads: number;
}

export interface ChildOptions {
  /** Folder with the bundled program `ingest-child.mjs`. */
  readonly programFolder: string;
  readonly onProgress?: (share: number, sentence: string) => void;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<ChildLimits>;
}

const defaultLimits: ChildLimits = { seconds: 3600, memoryBytes: 6_000_000_000, threads: 2 };

/** The limits of a job with the defaults filled in, and as the child's engine takes them. */
export function taskLimits(given: Partial<ChildLimits> = {}): {
  limits: ChildLimits;
  task: Pick<ChildTask, "limits" | "memoryBytes">;
} {
  const limits = { ...defaultLimits, ...given };
  const engine = Math.max(500, Math.floor(limits.memoryBytes / 2_000_000));
  return {
    limits,
    task: {
      memoryBytes: limits.memoryBytes,
      limits: { threads: limits.threads, memoryLimit: `${engine}MB`, tempLimit: "50GB" },
    },
  };
}

/** Runs one task in a throw-away child and gives its result; faults, limits, an abort and a killed child are AppErrors. */
export async function runChild(
  task: ChildTask,
  options: Omit<ChildOptions, "limits"> & { limits: ChildLimits },
): Promise<unknown> {
  if (options.signal?.aborted) throw stopped();
  const program = path.join(/*turbopackIgnore: true*/ options.programFolder, "ingest-child.mjs");
  const child = fork(/*turbopackIgnore: true*/ program, {
    execArgv: ["--max-old-space-size=512"],
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, TZ: "UTC", UV_THREADPOOL_SIZE: "4" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return new Promise<unknown>((resolve, reject) => {
    let ending = false;
    const end = (settle: () => void) => {
      if (ending) return;
      ending = true;
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
      if (child.exitCode !== null || child.signalCode !== null) settle();
      else {
        child.once("exit", settle);
        child.kill("SIGKILL");
      }
    };
    const abort = () => end(() => reject(stopped()));
    const timer = setTimeout(() => end(() => reject(tooSlow(options.limits.seconds))), options.limits.seconds * 1000);
    options.signal?.addEventListener("abort", abort, { once: true });
    child.on("message", (message: ChildMessage) => {
      if (message.kind === "progress") options.onProgress?.(message.share, message.sentence);
      else if (message.kind === "done") end(() => resolve(message.result));
      else end(() => reject(faultOf(message)));
    });
    child.once("error", (cause) => end(() => reject(killed(cause))));
    child.once("exit", () => end(() => reject(killed())));
    child.send(task, (cause) => {
      if (cause) end(() => reject(killed(cause)));
    });
  });
}

function faultOf(message: Exclude<ChildMessage, { kind: "progress" | "done" }>): Error {
  if (message.kind === "failed") return new AppError(message.code, message.sentence, message.details);
  if (message.kind === "tooMuchMemory")
    return new AppError(
      "tooLarge",
      "The work needed more memory than one job may use. Split the file, or leave out columns.",
    );
  return new Error("the ingest child failed", { cause: new Error(message.message) });
}

function stopped(): AppError {
  return new AppError("timeout", "The work was stopped before it was done; nothing was kept. Start it again.");
}

function tooSlow(seconds: number): AppError {
  return new AppError(
    "timeout",
    `The work took longer than the ${seconds.toLocaleString("en-US")} seconds one job may take; nothing was kept. Split the file and try again.`,
  );
}

function killed(cause?: unknown): AppError {
  return new AppError(
    "unavailable",
    "The program that reads files ended before it was done; nothing was kept. Start it again.",
    [],
    { cause },
  );
}
