import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(process.cwd(), "../shared");

/** True when the reference data and golden answers stand beside the repository. With CI set, their absence is a failure. */
export function sharedFilesPresent(): boolean {
  if (existsSync(path.join(folder, "golden"))) return true;
  if (process.env.CI)
    throw new Error("../shared is missing: reference data and golden answers are required where CI is set");
  console.warn("SKIPPED: ../shared is missing, tests against reference data do not run");
  return false;
}

/** Absolute path of a file of the reference folder, for example `sharedFile("data/cdnow/CDNOW_master.txt")`. */
export function sharedFile(name: string): string {
  return path.join(folder, name);
}

/** Parsed JSON of `golden/<name>.json`. */
export function golden(name: string): unknown {
  return JSON.parse(readFileSync(sharedFile(`golden/${name}.json`), "utf8"));
}
