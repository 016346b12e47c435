import path from "node:path";
import * as annotations from "@/drizzle/schema/annotations";
import * as artefacts from "@/drizzle/schema/artefacts";
import * as audit from "@/drizzle/schema/audit";
import * as credentials from "@/drizzle/schema/credentials";
import * as datasets from "@/drizzle/schema/datasets";
import * as decisions from "@/drizzle/schema/decisions";
import * as expectations from "@/drizzle/schema/expectations";
import * as feedback from "@/drizzle/schema/feedback";
import * as jobs from "@/drizzle/schema/jobs";
import * as keptViews from "@/drizzle/schema/kept-views";
import * as notes from "@/drizzle/schema/notes";
import * as people from "@/drizzle/schema/people";
import * as priorities from "@/drizzle/schema/priorities";
import * as roadmap from "@/drizzle/schema/roadmap";
import * as segments from "@/drizzle/schema/segments";
import * as stakeholders from "@/drizzle/schema/stakeholders";
import * as studies from "@/drizzle/schema/studies";
import type { Environment } from "@/lib/platform/env";
import { takeFolderLock } from "@/lib/platform/lock";
import { hasCode } from "./faults";

export const schema = {
  ...people,
  ...credentials,
  ...datasets,
  ...jobs,
  ...audit,
  ...segments,
  ...priorities,
  ...artefacts,
  ...keptViews,
  ...decisions,
  ...stakeholders,
  ...notes,
  ...annotations,
  ...studies,
  ...roadmap,
  ...feedback,
  ...expectations,
};

const settings = { schema, casing: "snake_case" } as const;

/** One open, migrated database, whichever driver stands behind it. */
export type Connection = Awaited<ReturnType<typeof openConnection>>;

/** `DATABASE_URL` names a server; without it the embedded database in the data folder is used, by one process at a time. */
export async function openConnection(environment: Pick<Environment, "databaseUrl" | "dataFolder">) {
  return environment.databaseUrl === null
    ? await openEmbedded(environment.dataFolder)
    : await openServer(environment.databaseUrl);
}

/** `folder` null keeps everything in memory, beginning with `image` where one is given (what `dumpDataDir` writes). */
export async function openEmbedded(folder: string | null, image?: Blob) {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("drizzle-orm/pglite"),
    import("drizzle-orm/pglite/migrator"),
  ]);
  // PGlite takes no lock of its own, and two processes on one folder lose rows without a word.
  const lock = folder === null ? null : await takeFolderLock(folder, "postgres.lock", { waitMs: 5000 });
  try {
    const client = await PGlite.create({
      ...(folder === null ? {} : { dataDir: path.join(folder, "postgres") }),
      ...(image ? { loadDataDir: image } : {}),
    });
    const database = drizzle(client, settings);
    await migrate(database, { migrationsFolder: migrationsFolder() });
    const close = async () => {
      await client.close();
      lock?.release();
    };
    return { database, close, isReplaceable: false };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function openServer(url: string) {
  const [{ default: postgres }, { drizzle }] = await Promise.all([
    import("postgres"),
    import("drizzle-orm/postgres-js"),
  ]);
  await migrateServer(url);
  const { href, options } = serverAddress(url);
  const client = postgres(href, { ...options, max: 10 });
  return { database: drizzle(client, settings), close: () => client.end({ timeout: 5 }), isReplaceable: true };
}

/** Several servers may start on one database at once: one migrates, the others wait and find it done. */
export async function migrateServer(url: string): Promise<void> {
  const [{ default: postgres }, { drizzle }, { migrate }] = await Promise.all([
    import("postgres"),
    import("drizzle-orm/postgres-js"),
    import("drizzle-orm/postgres-js/migrator"),
  ]);
  const { href, options } = serverAddress(url);
  const client = postgres(href, { ...options, max: 1 });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(client, settings), { migrationsFolder: migrationsFolder() });
    await client`select pg_advisory_unlock(${migrationLock})`;
  } finally {
    await client.end({ timeout: 5 });
  }
}

// Any constant number that no other program on the same database is likely to use.
const migrationLock = 732_619_044;

/** postgres.js reads no `host=/folder` parameter, the usual way to name a Unix socket, so it is taken out of the address here. */
export function serverAddress(url: string) {
  const address = new URL(url);
  const folder = address.searchParams.get("host");
  address.searchParams.delete("host");
  const options = { connect_timeout: 5, onnotice: () => undefined, ...(folder === null ? {} : { host: folder }) };
  return { href: address.href, options };
}

const lostCodes = new Set([
  "ECONNRESET",
  "EPIPE",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "57P01",
  "57P02",
  "57P03",
]);

/** Whether the fault is that the server is not there, rather than what was asked of it or what was done between questions. */
export function isConnectionLost(error: unknown): boolean {
  return hasCode(error, (code, { syscall }: Error & { syscall?: unknown }) => {
    return lostCodes.has(code) || syscall === "connect" || syscall === "getaddrinfo";
  });
}

function migrationsFolder(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), "drizzle/migrations");
}
