import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { environment } from "@/lib/platform/env";
import { takeFolderLock } from "@/lib/platform/lock";
import { prepareDataFolder, readSecret } from "@/lib/platform/secrets";

/** What the launcher, which is plain JavaScript, needs to know of the settings and the data folder. */
export interface DataFolder {
  readonly folder: string;
  readonly port: number;
  readonly host: string;
  readonly address: string;
  readonly authSecret: string;
  readonly isEmbedded: boolean;
  readonly recordServer: () => void;
}

/** Makes the data folder where it is missing and takes it for this process, waiting a little for one that is just ending. */
export async function takeDataFolder(): Promise<DataFolder> {
  const { dataFolder, port, host, publicUrl, databaseUrl } = environment();
  prepareDataFolder();
  await takeFolderLock(dataFolder, "lock", { waitMs: 2_000 });
  const address = publicUrl ?? `http://localhost:${port}`;
  return {
    folder: dataFolder,
    port,
    host,
    address,
    authSecret: readSecret("auth"),
    isEmbedded: databaseUrl === null,
    recordServer: () => recordServer(dataFolder, { host, port }),
  };
}

/** Where the server that works on this data folder answers, or null where none does. */
export function runningServer(): string | null {
  const note = noteOf(environment().dataFolder);
  if (!existsSync(note)) return null;
  const { address, pid } = noteSchema.parse(JSON.parse(readFileSync(note, "utf8")));
  return runs(pid) ? address : null;
}

const noteSchema = z.object({ address: z.url(), pid: z.number().int().positive() });

/** Leaves a note where shell commands find the running server; it goes with the process. */
function recordServer(folder: string, server: { host: string; port: number }): void {
  const reachable = server.host === "0.0.0.0" || server.host === "::" ? "127.0.0.1" : server.host;
  const note = { address: `http://${reachable}:${server.port}`, pid: process.pid };
  writeFileSync(noteOf(folder), JSON.stringify(note), { mode: 0o600 });
  process.once("exit", () => rmSync(noteOf(folder), { force: true }));
}

function noteOf(folder: string): string {
  return path.join(folder, "server.json");
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
