import path from "node:path";

/** Where the build puts the bundled child programs. */
export function programFolder(): string {
  return path.join(/*turbopackIgnore: true*/ process.cwd(), ".next", "programs");
}
