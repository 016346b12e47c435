import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  makePrivateFolder,
  publishFolder,
  stagingFolder,
  stagingRoot,
  sweepStaging,
  uploadPath,
  versionFolder,
} from "./files";
import { newId } from "./ids";

let parent = "";
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "tessera-files-"));
  process.env.TESSERA_DATA = parent;
});
afterEach(() => {
  delete process.env.TESSERA_DATA;
  rmSync(parent, { recursive: true, force: true });
});

test("paths are made of ids only", () => {
  const [workspace, file] = [newId(), newId()];
  expect(uploadPath(workspace, file)).toBe(path.join(parent, "uploads", workspace, file));
  for (const crafted of ["..", "../../../etc/passwd", "", `${file}/..`, file.toUpperCase(), `${file}\n`]) {
    expect(() => uploadPath(workspace, crafted)).toThrow("nothing at this address");
    expect(() => versionFolder(crafted, file)).toThrow("nothing at this address");
  }
});

test("a folder is published whole and read-only", async () => {
  const [staged, final] = [stagingFolder(newId()), versionFolder(newId(), newId())];
  await makePrivateFolder(staged);
  writeFileSync(path.join(staged, "customers.parquet"), "PAR1");
  await publishFolder(staged, final);
  expect(existsSync(staged)).toBe(false);
  expect(readFileSync(path.join(final, "customers.parquet"), "utf8")).toBe("PAR1");
  expect(statSync(path.join(final, "customers.parquet")).mode & 0o777).toBe(0o400);
  expect(statSync(path.dirname(final)).mode & 0o777).toBe(0o700);
});

test("what is left in staging is swept", async () => {
  await sweepStaging();
  expect(statSync(stagingRoot()).mode & 0o777).toBe(0o700);
  await makePrivateFolder(stagingFolder(newId()));
  writeFileSync(path.join(stagingRoot(), "left over"), "x");
  await sweepStaging();
  expect(readdirSync(stagingRoot())).toEqual([]);
});
