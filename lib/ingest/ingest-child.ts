import { AppError } from "@/lib/domain/app-error";
import { type BuildTask, buildInChild } from "./build-in-child";
import type { ChildMessage, ChildTask } from "./child-messages";
import { profileInChild } from "./profile-in-child";
import { recordsInChild } from "./records-in-child";

const memoryCheckMilliseconds = 500;

process.once("disconnect", () => process.exit(1));
process.once("message", (task: ChildTask) => {
  watchMemory(task.memoryBytes);
  work(task).then(
    (result) => finish({ kind: "done", result }),
    (error: unknown) => finish(failure(error)),
  );
});

async function work(task: ChildTask): Promise<unknown> {
  if (task.kind === "profile") return profileInChild(task);
  if (task.kind === "records") return recordsInChild(task);
  const build: BuildTask = task;
  return buildInChild(build, (share, sentence) => send({ kind: "progress", share, sentence }));
}

function failure(error: unknown): ChildMessage {
  if (error instanceof AppError)
    return { kind: "failed", code: error.code, sentence: error.sentence, details: [...error.details] };
  return { kind: "crashed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function watchMemory(limit: number): void {
  const check = () => {
    if (process.memoryUsage.rss() > limit) finish({ kind: "tooMuchMemory" });
  };
  check();
  setInterval(check, memoryCheckMilliseconds).unref();
}

function send(message: ChildMessage): void {
  process.send?.(message);
}

/** Sends the last message; the parent ends this process when it has it, so that nothing is lost on the way. */
function finish(message: ChildMessage): void {
  if (process.connected) send(message);
  else process.exit(1);
}
