import "server-only";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { mintSystemScope } from "@/lib/access/mint";
import { environment } from "@/lib/platform/env";
import { sweepStaging } from "@/lib/platform/files";
import { log } from "@/lib/platform/log";
import { checkDataFolder } from "@/lib/platform/secrets";
import { openStore } from "@/lib/store/database";
import { interruptFiles, presentFileIds } from "@/lib/store/files";
import { interruptJobs } from "@/lib/store/jobs";
import { knownVersionIds } from "@/lib/store/versions";

/**
 * Once per server process, before the first request: opens the store, tells interrupted work so, and sweeps what a crash left: staging,
 * what the engine put aside, and versions and uploads without a row, be it that they never got one or that it went before they did.
 */
export async function startUp(): Promise<void> {
  checkDataFolder();
  await openStore();
  const system = mintSystemScope();
  const jobs = await interruptJobs(system);
  const cut = await interruptFiles(system);
  await sweepStaging();
  const versions = await sweepUnknown("versions", (await knownVersionIds(system)).map(idOf));
  const lost = new Set(cut.map(idOf));
  const uploads = await sweepUnknown(
    "uploads",
    (await presentFileIds(system)).filter((id) => !lost.has(id)),
  );
  if (jobs + cut.length + versions + uploads > 0)
    log.info({ jobs, files: cut.length, versions, uploads }, "swept what an earlier stop left");
}

const idOf = ({ id }: { readonly id: string }) => id;

/** Removes what lies in the folders of workspaces and is not known. */
async function sweepUnknown(kind: "versions" | "uploads", known: readonly string[]): Promise<number> {
  const ids = new Set(known);
  const folder = path.join(environment().dataFolder, kind);
  let swept = 0;
  for (const workspaceId of await entriesOf(folder))
    for (const id of await entriesOf(path.join(folder, workspaceId))) {
      if (ids.has(id)) continue;
      await rm(path.join(folder, workspaceId, id), { recursive: true, force: true });
      swept += 1;
    }
  return swept;
}

async function entriesOf(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => []);
}
