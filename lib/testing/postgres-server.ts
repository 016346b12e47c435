import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { serverAddress } from "@/lib/store/connection";

/** A server that stands already (`DATABASE_URL`), or programs to start one with. */
export type TestServer = RunningServer | { readonly programs: string };

/** `folder` where it was started for the tests, by these programs. */
export interface RunningServer {
  readonly url: string;
  readonly started?: { readonly programs: string; readonly folder: string };
}

/** Where real Postgres comes from: DATABASE_URL, TESSERA_TEST_PG_BIN, PATH, or the newest of Debian's folders; null when nowhere. */
export function postgresServer(): TestServer | null {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL };
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.TESSERA_TEST_PG_BIN,
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...versions.map((version) => path.join(debian, version, "bin")),
  ];
  const programs = folders.find((folder) => folder && existsSync(path.join(folder, "initdb")));
  return programs === undefined ? null : { programs };
}

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** A database, empty or a copy of `template`, that `drop` removes, together with the server when it was started for it. */
export async function createDatabase(
  server: TestServer,
  { name = `tessera_test_${randomBytes(6).toString("hex")}`, template }: { name?: string; template?: string } = {},
): Promise<TestDatabase> {
  const running = runningServer(server);
  const from = template === undefined ? "" : ` template ${template}`;
  await administer(running.url, (sql) => sql.unsafe(`create database ${name}${from}`));
  const url = new URL(running.url);
  url.pathname = `/${name}`;
  const drop = async () => {
    await administer(running.url, (sql) => sql.unsafe(`drop database ${name} with (force)`));
    if ("programs" in server) stopServer(running);
  };
  return { url: url.href, drop };
}

async function administer(url: string, run: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const { href, options } = serverAddress(url);
  const sql = postgres(href, { ...options, max: 1 });
  try {
    await run(sql);
  } finally {
    await sql.end();
  }
}

/** The server itself, or one that is started with its programs and has to be stopped. */
export function runningServer(server: TestServer): RunningServer {
  if ("url" in server) return server;
  const { programs } = server;
  const folder = mkdtempSync(path.join(tmpdir(), "tessera-pg-"));
  const owner = ownerOfServer();
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const run = programRunner({ programs, folder }, owner);
  run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
  const options = `-k ${folder} -c listen_addresses= -c fsync=off -c max_connections=60`;
  run("pg_ctl", "-w", "-l", path.join(folder, "log"), "-o", options, "start");
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  return { url, started: { programs, folder } };
}

/** Stops a server that was started for the tests, and removes it; leaves any other alone. */
export function stopServer({ started }: RunningServer): void {
  if (!started) return;
  programRunner(started, ownerOfServer())("pg_ctl", "-m", "immediate", "-w", "stop");
  rmSync(started.folder, { recursive: true, force: true });
}

function programRunner({ programs, folder }: NonNullable<RunningServer["started"]>, owner: Owner | null) {
  const data = path.join(folder, "data");
  return (program: string, ...words: string[]) =>
    execFileSync(path.join(programs, program), ["-D", data, ...words], { stdio: "ignore", cwd: folder, ...owner });
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Postgres refuses to run as root, so root runs it as somebody else. */
function ownerOfServer(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // There is no such user here; the next one is tried.
    }
  }
  throw new Error("Postgres cannot run as root, and there is neither a user postgres nor nobody");
}
