import { mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

let bundled: Promise<string> | undefined;

/** Folder with a fresh bundle of the ingest child; below node_modules, so that its packages are found. Once per process. */
export function ingestProgramFolder(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const folder = path.resolve(process.cwd(), "node_modules/.cache/tessera", `ingest-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: ["lib/ingest/ingest-child.ts"],
    outfile: path.join(folder, "ingest-child.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    conditions: ["react-server"],
    logLevel: "error",
  });
  return folder;
}
