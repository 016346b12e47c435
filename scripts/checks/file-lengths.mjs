import { readFileSync } from "node:fs";
import { sourceFiles } from "./source-files.mjs";

const budget = 260;

/** Nineteen files of twenty stay within 260 lines; the maximum of 400 is Biome's to hold. */
export async function fileLengths({ root, fewestModules }) {
  const files = sourceFiles(root).map((file) => ({
    file,
    lines: readFileSync(`${root}/${file}`, "utf8").split("\n").length - 1,
  }));
  if (files.length < fewestModules)
    return [`only ${files.length} files were measured, at least ${fewestModules} are expected`];
  const sorted = files.sort((a, b) => a.lines - b.lines);
  const at = sorted[Math.ceil(sorted.length * 0.95) - 1];
  if (at.lines <= budget) return [];
  const longest = sorted.slice(-5).map(({ file, lines }) => `${file} (${lines})`);
  return [
    `the 95th percentile of file lengths is ${at.lines} lines, the budget ${budget}; longest: ${longest.join(", ")}`,
  ];
}
