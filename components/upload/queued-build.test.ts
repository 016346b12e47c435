import { expect, test } from "vitest";
import { queuedStep } from "./queued-build";

const ready = { isSettled: true, isObstructed: false, hasFault: false };

test("a click waits for the check of the last edit, then builds", () => {
  expect(queuedStep({ ...ready, isSettled: false })).toBe("wait");
  expect(queuedStep(ready)).toBe("start");
});

test("a click is dropped when the check finds something, or fails", () => {
  expect(queuedStep({ ...ready, isObstructed: true })).toBe("drop");
  expect(queuedStep({ ...ready, isSettled: false, hasFault: true })).toBe("drop");
});
