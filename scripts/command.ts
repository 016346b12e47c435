import { AppError } from "@/lib/domain/app-error";
import { closeStore } from "@/lib/store/database";

/** Runs a shell command to its end: an expected fault is a sentence, not a stack, and the store is closed either way. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof AppError ? error.sentence : error);
    process.exitCode = 1;
  } finally {
    await closeStore();
  }
}

/** Tells the launcher what came of it; a command run by hand has nobody to tell. */
export async function report(message: Readonly<Record<string, unknown>>): Promise<void> {
  await new Promise<void>((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, undefined, {}, () => resolve());
  });
}
