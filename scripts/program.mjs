import { spawn } from "node:child_process";
import path from "node:path";
import { preparePrograms } from "./launch/prepare.mjs";
import { readSurroundings } from "./launch/settings.mjs";
import { createTimeline } from "./launch/timeline.mjs";
import { programFile } from "./programs.mjs";

/** Runs one bundled program by name: `node scripts/program.mjs sample --out DIR`. */
async function main([name, ...words]) {
  readSurroundings();
  await preparePrograms(createTimeline(process.stderr));
  const env = { ...process.env, TZ: "UTC", UV_THREADPOOL_SIZE: "64" };
  const child = spawn(process.execPath, [path.resolve(programFile(name)), ...words], { env, stdio: "inherit" });
  child.once("exit", (code) => process.exit(code ?? 1));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
