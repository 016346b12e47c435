import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";

const mark = "node_modules/.tessera-lock";

/** True when node_modules stands and was installed from this very lock file on this kind of machine. */
export function packagesAreInstalled() {
  return existsSync(mark) && readFileSync(mark, "utf8") === lockHash();
}

/** Installs exactly what the lock file names, development packages included: the build needs them. */
export async function installPackages() {
  const environment = { ...process.env, NODE_ENV: "development" };
  await run([npmProgram(), "ci", "--include=dev", "--include=optional"], { env: environment });
  writeFileSync(mark, lockHash());
}

function lockHash() {
  const lock = readFileSync("package-lock.json");
  return createHash("sha256").update(lock).update(`${process.platform} ${process.arch}`).digest("hex");
}

function npmProgram() {
  const given = process.env.npm_execpath;
  if (given?.endsWith("npm-cli.js")) return given;
  const beside = path.dirname(process.execPath);
  const places = ["../lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js"];
  const found = places.map((place) => path.resolve(beside, place)).find((place) => existsSync(place));
  if (found) return found;
  throw new Error("npm was not found beside Node. Run the command through npm: npm start");
}
