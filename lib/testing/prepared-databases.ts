import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { takeFolderLock } from "@/lib/platform/lock";
import { migrateServer, openEmbedded } from "@/lib/store/connection";
import { createDatabase, runningServer, stopServer, type TestDatabase, type TestServer } from "./postgres-server";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the first test file that needs a database leaves it for the others. */
    readonly preparedFolder: string;
  }
}

const serverNote = "server.json";
const image = "embedded.tar";
const template = "tessera_template";

/**
 * Around a whole run: databases are begun and migrated once, and every test file takes copies. What the tests leave in the
 * temporary folder goes with the run.
 */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), "tessera-unit-"));
  // Postgres may run as somebody else, and looks for its own folder in here.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  project.provide("preparedFolder", folder);
  return () => {
    const note = contentOf(path.join(folder, serverNote));
    if (note) stopServer(JSON.parse(note.toString("utf8")));
    rmSync(folder, { recursive: true, force: true });
  };
}

/** An embedded database in memory, migrated and empty. */
export async function openPreparedEmbedded() {
  const bytes = await preparedOnce(image, async () => {
    const { database, close } = await openEmbedded(null);
    const dump = await database.$client.dumpDataDir("none");
    await close();
    return Buffer.from(await dump.arrayBuffer());
  });
  return await openEmbedded(null, new Blob([new Uint8Array(bytes)]));
}

/** A migrated, empty database on the server of this run, which `drop` removes. */
export async function createPreparedDatabase(server: TestServer): Promise<TestDatabase> {
  const note = await preparedOnce(serverNote, async () => {
    const running = runningServer(server);
    const { url } = await createDatabase(running, { name: template });
    await migrateServer(url);
    return Buffer.from(JSON.stringify(running));
  });
  return await createDatabase(JSON.parse(note.toString("utf8")), { template });
}

async function preparedOnce(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const folder = inject("preparedFolder");
  const file = path.join(folder, name);
  const lock = await takeFolderLock(folder, `${name}.lock`, { waitMs: 100_000 });
  try {
    const made = contentOf(file);
    if (made) return made;
    const content = await make();
    writeFileSync(file, content);
    return content;
  } finally {
    lock.release();
  }
}

function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
