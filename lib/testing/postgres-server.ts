import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { serverAddress } from "@/lib/store/connection";

/** A server that stands already (`DATABASE_URL`), or programs to start one with. */
export type TestServer = { readonly url: string } | { readonly programs: string };

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

/** An empty database that `drop` removes, together with the server when it was started for it. */
export async function createDatabase(server: TestServer): Promise<TestDatabase> {
  const started = "programs" in server ? startServer(server.programs) : { url: server.url, stop: () => undefined };
  const name = `tessera_test_${randomBytes(6).toString("hex")}`;
  await administer(started.url, (sql) => sql.unsafe(`create database ${name}`));
  const url = new URL(started.url);
  url.pathname = `/${name}`;
  const drop = async () => {
    await administer(started.url, (sql) => sql.unsafe(`drop database ${name} with (force)`));
    started.stop();
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

function startServer(programs: string): { url: string; stop: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "tessera-pg-"));
  const owner = ownerOfServer();
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, "data");
  const run = (program: string, ...words: string[]) =>
    execFileSync(path.join(programs, program), words, { stdio: "ignore", cwd: folder, ...owner });
  run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
  const options = `-k ${folder} -c listen_addresses= -c fsync=off -c max_connections=60`;
  run("pg_ctl", "-D", data, "-w", "-l", path.join(folder, "log"), "-o", options, "start");
  const stop = () => {
    process.removeListener("exit", stop);
    run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stop);
  return { url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`, stop };
}

/** Postgres refuses to run as root, so root runs it as somebody else. */
function ownerOfServer(): { uid: number; gid: number } | null {
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
