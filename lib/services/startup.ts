import "server-only";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { mintSystemScope } from "@/lib/access/mint";
import { environment } from "@/lib/platform/env";
import { sweepStaging, versionsFolder } from "@/lib/platform/files";
import { log } from "@/lib/platform/log";
import { checkDataFolder } from "@/lib/platform/secrets";
import { openStore } from "@/lib/store/database";
import { interruptFiles } from "@/lib/store/files";
import { interruptJobs } from "@/lib/store/jobs";
import { knownVersionIds } from "@/lib/store/versions";

/**
 * Once per server process, before the first request: opens the store, tells interrupted work so, and sweeps what a crash left:
 * staging, and version folders that never got their row.
 */
export async function startUp(): Promise<void> {
  checkDataFolder();
  await openStore();
  const system = mintSystemScope();
  const jobs = await interruptJobs(system);
  const files = await interruptFiles(system);
  await sweepStaging();
  const folders = await sweepVersions(await knownVersionIds(system));
  if (jobs + files.length + folders > 0)
    log.info({ jobs, files: files.length, folders }, "swept what an earlier stop left");
}

async function sweepVersions(known: readonly { readonly id: string; readonly workspaceId: string }[]): Promise<number> {
  const ids = new Set(known.map((version) => version.id));
  const workspaces = await entriesOf(path.join(environment().dataFolder, "versions"));
  let swept = 0;
  for (const workspaceId of workspaces) {
    const folder = versionsFolder(workspaceId);
    for (const id of await entriesOf(folder)) {
      if (ids.has(id)) continue;
      await rm(path.join(folder, id), { recursive: true, force: true });
      swept += 1;
    }
  }
  return swept;
}

async function entriesOf(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => []);
}
