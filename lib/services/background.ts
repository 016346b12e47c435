import "server-only";
import { logUnexpected } from "@/lib/platform/log";

declare global {
  var tesseraBackground: { running: number; readonly waiting: (() => void)[] } | undefined;
}

/** Child processes at once: one for reading, one for building. More would starve the pages. */
const atOnce = 2;

/** Runs work after the request has ended, a few at a time, in order. Faults are the task's to record; what escapes is logged. */
export function inBackground(task: () => Promise<void>): void {
  void takeTurn()
    .then(task)
    .catch((fault: unknown) => logUnexpected(fault, "background"))
    .finally(passTurn);
}

async function takeTurn(): Promise<void> {
  const state = turns();
  if (state.running < atOnce) {
    state.running += 1;
    return;
  }
  await new Promise<void>((resolve) => state.waiting.push(resolve));
}

function passTurn(): void {
  const state = turns();
  const next = state.waiting.shift();
  if (next) next();
  else state.running -= 1;
}

function turns() {
  globalThis.tesseraBackground ??= { running: 0, waiting: [] };
  return globalThis.tesseraBackground;
}
