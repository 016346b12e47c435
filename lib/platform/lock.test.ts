import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeFolderLock } from "./lock";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tessera-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = () => readFileSync(path.join(folder, "lock"), "utf8");

test("a folder has one holder until it lets go", async () => {
  const lock = await takeFolderLock(folder, "lock");
  await expect(takeFolderLock(folder, "lock")).rejects.toMatchObject({
    code: "conflict",
    sentence: expect.stringContaining(`Process ${process.pid} is using the data folder`),
  });
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  (await takeFolderLock(folder, "lock")).release();
});

test("of many who try at the same moment one gets it", async () => {
  writeFileSync(path.join(folder, "lock"), JSON.stringify({ pid: endedProcess(), startedAt: null }));
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeFolderLock(folder, "lock")));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("who waits gets it when the holder lets go", async () => {
  const lock = await takeFolderLock(folder, "lock");
  const waiting = takeFolderLock(folder, "lock", { waitMs: 5000 });
  lock.release();
  (await waiting).release();
});

test.each([
  ["of a process that has ended", () => JSON.stringify({ pid: endedProcess(), startedAt: null })],
  ["whose process id belongs to a younger process", () => JSON.stringify({ pid: process.pid, startedAt: "boot:1" })],
  ["that is empty", () => ""],
  ["that names no process", () => JSON.stringify({ pid: 0 })],
])("a lock %s is taken over", async (_, stale) => {
  writeFileSync(path.join(folder, "lock"), stale());
  const lock = await takeFolderLock(folder, "lock");
  expect(JSON.parse(content())).toMatchObject({ pid: process.pid });
  expect(readdirSync(folder)).toEqual(["lock"]);
  lock.release();
});

test("letting go leaves the lock of whoever took it since", async () => {
  const lock = await takeFolderLock(folder, "lock");
  writeFileSync(path.join(folder, "lock"), "another holder");
  lock.release();
  expect(existsSync(path.join(folder, "lock"))).toBe(true);
});

function endedProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}
