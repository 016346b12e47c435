import { chmod, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/domain/app-error";
import { environment } from "./env";
import { isId } from "./ids";

export function uploadsFolder(workspaceId: string): string {
  return path.join(environment().dataFolder, "uploads", checkedId(workspaceId));
}

/** Where the bytes of an upload lie; the name the sender gave is never part of it. */
export function uploadPath(workspaceId: string, fileId: string): string {
  return path.join(uploadsFolder(workspaceId), checkedId(fileId));
}

function versionsFolder(workspaceId: string): string {
  return path.join(environment().dataFolder, "versions", checkedId(workspaceId));
}

export function versionFolder(workspaceId: string, versionId: string): string {
  return path.join(versionsFolder(workspaceId), checkedId(versionId));
}

/** Unfinished work lives here, on the same file system as its final place; what a crash leaves is swept at start. */
export function stagingRoot(): string {
  return path.join(environment().dataFolder, "staging");
}

export function stagingFolder(id: string): string {
  return path.join(stagingRoot(), checkedId(id));
}

/** What the engine puts aside while it answers. */
export function engineTempFolder(): string {
  return path.join(environment().dataFolder, "temp");
}

/** Empties the folders of work that ends with the process. */
export async function sweepStaging(): Promise<void> {
  for (const folder of [stagingRoot(), engineTempFolder()]) {
    await rm(folder, { recursive: true, force: true });
    await makePrivateFolder(folder);
  }
}

export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Moves a finished flat folder to its place with read-only files: after a crash it is there whole or not at all. */
export async function publishFolder(staged: string, final: string): Promise<void> {
  for (const entry of await readdir(staged, { withFileTypes: true })) {
    const file = path.join(staged, entry.name);
    if (!entry.isFile()) throw new Error("a published folder holds plain files only");
    await sync(file, "r+");
    await chmod(file, 0o400);
  }
  await syncFolder(staged);
  await makePrivateFolder(path.dirname(final));
  await rename(staged, final);
  await syncFolder(path.dirname(final));
}

/** Makes the names in a folder last; Windows cannot sync a folder and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== "win32") await sync(folder, "r");
}

async function sync(target: string, flags: "r" | "r+"): Promise<void> {
  const handle = await open(target, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function checkedId(id: string): string {
  if (isId(id)) return id;
  throw new AppError("notFound", "There is nothing at this address. Check the link, or go back to the list.");
}
