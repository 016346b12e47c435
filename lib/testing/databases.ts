import { AsyncLocalStorage } from "node:async_hooks";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { prepareDataFolder } from "@/lib/platform/secrets";
import { closeStore } from "@/lib/store/database";
import { postgresServer } from "./postgres-server";
import { createPreparedDatabase, openPreparedEmbedded } from "./prepared-databases";

/**
 * Runs the same stored tests on the embedded database (in memory) and, where one is found, on a real server, each with an
 * empty, migrated store of its own and a data folder of its own. Without a server it says so and runs on the embedded one.
 */
export function withDatabases(name: string, run: () => void): void {
  inDataFolder(`${name}, embedded Postgres`, openInMemory, run);
  const server = postgresServer();
  if (server !== null) {
    inDataFolder(`${name}, Postgres server`, () => openOnServer(server), run);
  } else {
    console.warn(`NO POSTGRES SERVER FOUND: "${name}" runs on the embedded database only (see TESSERA_TEST_PG_BIN)`);
  }
}

/** The same on the embedded database alone, for tests that ask much and whose subject is not the store. */
export function withEmbedded(name: string, run: () => void): void {
  inDataFolder(name, openInMemory, run);
}

function inDataFolder(name: string, open: () => Promise<() => Promise<void>>, run: () => void): void {
  describe(name, () => {
    const { TESSERA_DATA, DATABASE_URL } = process.env;
    const folder = mkdtempSync(path.join(tmpdir(), "tessera-data-"));
    let close: (() => Promise<void>) | undefined;
    beforeAll(async () => {
      process.env.TESSERA_DATA = path.join(folder, "data");
      prepareDataFolder();
      globalThis.tesseraEngine = undefined;
      close = await open();
    });
    afterAll(async () => {
      await globalThis.tesseraEngine?.close();
      globalThis.tesseraEngine = undefined;
      await closeStore();
      await close?.();
      restore({ TESSERA_DATA, DATABASE_URL });
      rmSync(folder, { recursive: true, force: true });
    });
    run();
  });
}

async function openInMemory(): Promise<() => Promise<void>> {
  delete process.env.DATABASE_URL;
  globalThis.tesseraStore = { connection: openPreparedEmbedded(), handles: new AsyncLocalStorage() };
  await globalThis.tesseraStore.connection;
  return async () => undefined;
}

async function openOnServer(server: NonNullable<ReturnType<typeof postgresServer>>): Promise<() => Promise<void>> {
  const database = await createPreparedDatabase(server);
  process.env.DATABASE_URL = database.url;
  globalThis.tesseraStore = undefined;
  return database.drop;
}

function restore(before: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
}
