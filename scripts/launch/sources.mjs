import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const places = [
  "app",
  "components",
  "drizzle",
  "lib",
  "public",
  "scripts",
  "instrumentation.ts",
  "next.config.ts",
  "proxy.ts",
  "package-lock.json",
  "tsconfig.json",
];

/** One hash over everything the build reads; tests and Markdown are left out, so that writing them makes nothing stale. */
export function sourceHash() {
  const hash = createHash("sha256").update(process.version);
  for (const file of places.flatMap(filesUnder)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  const entries = readdirSync(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .join(entry.parentPath ?? entry.path, entry.name)
        .split(path.sep)
        .join("/"),
    )
    .filter(
      (file) => !/\.test\.tsx?$|\.md$|^scripts\/.*\.mjs$|^lib\/testing\//.test(file) || file === "scripts/programs.mjs",
    )
    .sort();
}
