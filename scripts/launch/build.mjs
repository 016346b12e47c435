import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { bundlePrograms, programsFolder } from "../programs.mjs";
import { run } from "./run.mjs";
import { sourceHash } from "./sources.mjs";

const buildMark = ".next/tessera-build.json";
const programsMark = `${programsFolder}/made-from.json`;

/** True when .next holds a finished build of exactly these sources. */
export function buildIsFresh() {
  return existsSync(".next/BUILD_ID") && isMadeFrom(buildMark, sourceHash());
}

/** Builds the application, then bundles the programs again: the build empties the folder they stand in. */
export async function buildApplication() {
  const sources = sourceHash();
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await run(["node_modules/next/dist/bin/next", "build"], { env });
  await makePrograms();
  writeFileSync(buildMark, JSON.stringify({ sources }));
}

export function programsAreFresh() {
  return isMadeFrom(programsMark, sourceHash());
}

export async function makePrograms() {
  const sources = sourceHash();
  await bundlePrograms();
  writeFileSync(programsMark, JSON.stringify({ sources }));
}

function isMadeFrom(mark, sources) {
  return existsSync(mark) && JSON.parse(readFileSync(mark, "utf8")).sources === sources;
}
