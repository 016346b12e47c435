import { randomBytes } from "node:crypto";

/**
 * With DATABASE_URL set, the end-to-end tests get a database of their own on that server, dropped afterwards:
 * they must never write into the one that is named. Without it they run on the embedded database.
 */
export async function withScratchDatabase(url, work) {
  if (!url) return work(undefined);
  const { default: postgres } = await import("postgres");
  const name = `tessera_e2e_${randomBytes(6).toString("hex")}`;
  const address = new URL(url);
  const folder = address.searchParams.get("host");
  const plain = new URL(url);
  plain.searchParams.delete("host");
  const sql = postgres(plain.href, { max: 1, connect_timeout: 5, ...(folder ? { host: folder } : {}) });
  try {
    await sql.unsafe(`create database ${name}`);
    address.pathname = `/${name}`;
    return await work(address.href);
  } finally {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.end({ timeout: 5 });
  }
}
