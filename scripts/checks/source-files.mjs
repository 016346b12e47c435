import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const folders = ["app", "components", "drizzle", "e2e", "lib", "scripts"];

/** The project's own TypeScript and JavaScript files, as paths from its root, in a fixed order. */
export function sourceFiles(root) {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
