import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";

/** Removes whatever earlier, unfinished work left in the staging folder; returns the names removed. Call it before work begins. */
export async function sweepStaging(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder);
  for (const entry of entries) await rm(path.join(folder, entry), { recursive: true, force: true });
  return entries;
}
