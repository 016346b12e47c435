import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./launch/run.mjs";

/** Where the bundled programs stand; `next build` empties its folder, so they are bundled after it. */
export const programsFolder = ".next/programs";

/** TypeScript programs that run outside the server. Node 20 reads no TypeScript, so each is bundled into one file. */
const entries = [
  "scripts/data-folder.ts",
  "scripts/migrate.ts",
  "scripts/load-sample.ts",
  "scripts/sample.ts",
  "scripts/token.ts",
  "scripts/bench.ts",
  "lib/ingest/ingest-child.ts",
];

export async function bundlePrograms() {
  const missing = entries.filter((entry) => !existsSync(entry));
  if (missing.length > 0) throw new Error(`scripts/programs.mjs names files that do not exist: ${missing.join(", ")}`);
  await run([
    "node_modules/esbuild/bin/esbuild",
    ...entries.map((entry) => `${path.basename(entry, ".ts")}=${entry}`),
    `--outdir=${programsFolder}`,
    "--out-extension:.js=.mjs",
    "--bundle",
    "--platform=node",
    "--format=esm",
    "--target=node20",
    "--packages=external",
    "--alias:server-only=./node_modules/server-only/empty.js",
    "--log-level=warning",
  ]);
}

/** Path of a bundled program, by the name of its source file. */
export function programFile(name) {
  return path.join(programsFolder, `${name}.mjs`);
}
