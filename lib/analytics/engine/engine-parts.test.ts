import { expect, test } from "vitest";
import { AppError } from "@/lib/domain/app-error";
import { ResultCache } from "./result-cache";
import { Slots } from "./slots";

/** A promise with its ends outside. */
function gate<T = void>() {
  let open: (value: T) => void = () => undefined;
  let fail: (cause: Error) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

test("slots run so many at once, queue so many more and refuse the rest", async () => {
  const slots = new Slots(1, 1);
  const first = gate();
  const running = slots.run(() => first.promise);
  const waiting = slots.run(async () => "second");
  expect(slots.load).toEqual({ running: 1, waiting: 1 });
  await expect(slots.run(async () => "third")).rejects.toMatchObject({ code: "busy" });
  first.open();
  await running;
  await expect(waiting).resolves.toBe("second");
  expect(slots.load).toEqual({ running: 0, waiting: 0 });
});

test("a waiter whose signal aborts leaves the queue and its task never runs", async () => {
  const slots = new Slots(1, 5);
  const first = gate();
  const controller = new AbortController();
  const running = slots.run(() => first.promise);
  let ran = false;
  const waiting = slots.run(async () => {
    ran = true;
  }, controller.signal);
  controller.abort(new Error("left"));
  await expect(waiting).rejects.toThrow("left");
  expect(slots.load).toEqual({ running: 1, waiting: 0 });
  first.open();
  await running;
  expect(ran).toBe(false);
});

test("a failed task frees its slot", async () => {
  const slots = new Slots(1, 0);
  await expect(slots.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(slots.run(async () => 1)).resolves.toBe(1);
});

test("one computation answers all who ask the same at once, and later ones from memory", async () => {
  const cache = new ResultCache<string>(1000, (value) => value.length);
  const work = gate<string>();
  let computed = 0;
  const compute = () => {
    computed += 1;
    return work.promise;
  };
  const both = Promise.all([cache.answer("k", compute), cache.answer("k", compute)]);
  work.open("x");
  expect(await both).toEqual(["x", "x"]);
  expect(await cache.answer("k", compute)).toBe("x");
  expect(computed).toBe(1);
});

test("a computation stops only when the last who waits has left", async () => {
  const cache = new ResultCache<string>(1000, (value) => value.length);
  const work = gate<string>();
  const [one, other] = [new AbortController(), new AbortController()];
  let seen: AbortSignal | undefined;
  const compute = (signal: AbortSignal) => {
    seen = signal;
    return work.promise;
  };
  const first = cache.answer("k", compute, one.signal);
  const second = cache.answer("k", compute, other.signal);
  one.abort(new Error("first left"));
  await expect(first).rejects.toThrow("first left");
  expect(seen?.aborted).toBe(false);
  other.abort(new Error("second left"));
  await expect(second).rejects.toThrow("second left");
  expect(seen?.aborted).toBe(true);
});

test("failures are not kept, and bytes stay within the limit: the longest unused goes first", async () => {
  const cache = new ResultCache<string>(100, (value) => value.length);
  await expect(cache.answer("bad", () => Promise.reject(new AppError("timeout", "slow")))).rejects.toThrow("slow");
  await expect(cache.answer("bad", async () => "good")).resolves.toBe("good");
  for (const key of ["a", "b", "c", "d", "e"]) await cache.answer(key, async () => "y".repeat(19));
  expect(cache.bytes).toBeLessThanOrEqual(100);
  let computed = 0;
  const again = async () => {
    computed += 1;
    return "z";
  };
  await cache.answer("e", again);
  expect(computed).toBe(0);
  await cache.answer("bad", again);
  expect(computed).toBe(1);
});
