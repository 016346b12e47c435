import { readFileSync } from "node:fs";
import { sourceFiles } from "./source-files.mjs";

/** What no import rule can see. Each with the reason a reader needs. */
const forbidden = [
  {
    pattern: /\b(getToken|withAuth)\b/,
    reason: "a session is decided by its row, which next-auth's own helpers never see",
  },
  { pattern: /["']use server["']/, reason: "mutations have one edge, the route handlers under app/api" },
  { pattern: /@ts-(ignore|nocheck|expect-error)/, reason: "a silenced compiler is no compiler" },
  {
    pattern:
      /biome-ignore(-all)? lint\/\S*(noExcessive|useMaxParams|noExplicitAny|noImportCycles|noBarrelFile|noReExportAll|noNonNull)/,
    reason: "budgets have no exceptions",
  },
];

export async function forbiddenCalls({ root, fewestModules }) {
  const files = sourceFiles(root).filter((file) => !file.startsWith("scripts/"));
  const found = files.flatMap((file) => breaches(file, readFileSync(`${root}/${file}`, "utf8")));
  if (files.length < fewestModules)
    found.push(`only ${files.length} files were read, at least ${fewestModules} are expected`);
  return found;
}

function breaches(file, text) {
  return text.split("\n").flatMap((line, index) => {
    const rule = forbidden.find(({ pattern }) => pattern.test(line));
    return rule ? [`${file}:${index + 1}: ${line.trim()} (${rule.reason})`] : [];
  });
}
