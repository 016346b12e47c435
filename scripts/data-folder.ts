import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
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

/** Leaves a note where shell commands find the running server; it goes with the process. */
function recordServer(folder: string, server: { host: string; port: number }): void {
  const note = path.join(folder, "server.json");
  const reachable = server.host === "0.0.0.0" || server.host === "::" ? "127.0.0.1" : server.host;
  writeFileSync(note, JSON.stringify({ address: `http://${reachable}:${server.port}` }), { mode: 0o600 });
  process.once("exit", () => rmSync(note, { force: true }));
}
