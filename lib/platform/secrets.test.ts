import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkDataFolder, prepareDataFolder, readSecret } from "./secrets";

let parent = "";
const inside = (...parts: string[]) => path.join(parent, "data", ...parts);

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "tessera-secrets-"));
  process.env.TESSERA_DATA = inside();
});
afterEach(() => {
  delete process.env.TESSERA_DATA;
  rmSync(parent, { recursive: true, force: true });
});

test("the data folder and its secrets are for their owner alone, and stay the same", () => {
  prepareDataFolder();
  const secret = readSecret("auth");
  prepareDataFolder();
  expect(readSecret("auth")).toBe(secret);
  expect(secret).not.toBe(readSecret("operator"));
  expect(statSync(inside()).mode & 0o777).toBe(0o700);
  expect(statSync(inside("secrets", "auth")).mode & 0o777).toBe(0o600);
});

test.each([
  ["", 0o750, "chmod 0700"],
  ["secrets", 0o701, "chmod 0700"],
  ["secrets/operator", 0o640, "chmod 0600"],
])("%s open to others is refused with the command that mends it", (target, mode, remedy) => {
  prepareDataFolder();
  chmodSync(inside(target), mode);
  expect(checkDataFolder).toThrow(remedy);
  expect(prepareDataFolder).toThrow(remedy);
});

test("without a data folder nothing is read", () => {
  expect(() => readSecret("auth")).toThrow("is missing");
});

test("a secret is read once for each data folder", () => {
  prepareDataFolder();
  const secret = readSecret("auth");
  rmSync(inside("secrets", "auth"));
  expect(readSecret("auth")).toBe(secret);
  process.env.TESSERA_DATA = path.join(parent, "other");
  prepareDataFolder();
  expect(readSecret("auth")).not.toBe(secret);
});
