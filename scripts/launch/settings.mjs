import { existsSync } from "node:fs";
import path from "node:path";

/** Goes to the project's folder, refuses an old Node and reads `.env`; what the shell has set already wins. */
export function readSurroundings() {
  process.chdir(path.resolve(import.meta.dirname, "../.."));
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 20))
    throw new Error(`Node ${process.versions.node} is too old: install Node 20.20 or newer.`);
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** The environment of the server and of every program that works on the data folder. */
export function serverEnvironment(data) {
  return {
    ...process.env,
    PORT: String(data.port),
    TESSERA_HOST: data.host,
    TESSERA_DATA: data.folder,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || data.address,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || data.authSecret,
    NEXT_TELEMETRY_DISABLED: "1",
    // Every DuckDB call holds a thread of this pool; with Node's four, long questions would block reading files.
    UV_THREADPOOL_SIZE: "64",
    TZ: "UTC",
  };
}
