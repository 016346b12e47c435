import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";

/** How long draws may hold the thread before others have their turn. */
const turnMilliseconds = 8;

/** Takes so many draws a few at a time, so that the server answers others in between. Stops when the signal is aborted. */
export async function inTurns(
  run: { advance(draws: number): void },
  draws: number,
  signal?: AbortSignal,
): Promise<void> {
  let left = draws;
  let each = 50;
  while (left > 0) {
    signal?.throwIfAborted();
    const taken = Math.min(left, each);
    const began = performance.now();
    run.advance(taken);
    const milliseconds = performance.now() - began;
    left -= taken;
    each = Math.max(10, Math.round(Math.min(each * 2, (each * turnMilliseconds) / Math.max(0.1, milliseconds))));
    await nextTurn();
  }
}
