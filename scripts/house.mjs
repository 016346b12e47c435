import path from "node:path";
import { fileLengths } from "./checks/file-lengths.mjs";
import { forbiddenCalls } from "./checks/forbidden-calls.mjs";
import { layers } from "./checks/layers.mjs";
import { unused } from "./checks/unused.mjs";
import { versions } from "./checks/versions.mjs";

/** The checks that Biome and the compiler do not make. Each answers with the breaches it found, as lines. */
export const houseChecks = {
  layers: { title: "Layers, cycles, single importers", find: layers },
  lengths: { title: "File lengths", find: fileLengths },
  calls: { title: "Forbidden calls", find: forbiddenCalls },
  versions: { title: "Exact and minimum versions", find: versions },
  unused: { title: "Unused files, exports and packages", find: unused },
};

/** A check that can pass by reading nothing is none: the floors are a good part of what the project holds. */
export const projectFloors = { fewestModules: 150, fewestPackages: 300 };

/** `node scripts/house.mjs layers DIR 3` runs one check on another folder with a floor of its own; a test does. */
async function main([name, root = ".", floor]) {
  const tools = path.resolve(import.meta.dirname, "../node_modules");
  const floors = floor === undefined ? projectFloors : { fewestModules: Number(floor), fewestPackages: Number(floor) };
  const lines = await houseChecks[name].find({ root: path.resolve(root), tools, ...floors });
  for (const line of lines) console.log(line);
  process.exitCode = lines.length > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
