import { existsSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { runGuarded } from "./run.mjs";

const program = `
const { PGlite } = await import("@electric-sql/pglite");
const database = await PGlite.create(process.env.TESSERA_NEW_POSTGRES);
await database.close();
`;

/** Where the embedded Postgres keeps its files. */
export function postgresFolder(dataFolder) {
  return path.join(dataFolder, "postgres");
}

export function postgresExists(dataFolder) {
  return existsSync(path.join(postgresFolder(dataFolder), "PG_VERSION"));
}

/** The first creation needs about 800 MB for a few seconds: a child does it and ends, so the server never holds them. */
export async function createPostgres(dataFolder) {
  const draft = `${postgresFolder(dataFolder)}.new`;
  rmSync(draft, { recursive: true, force: true });
  const env = { ...process.env, TESSERA_NEW_POSTGRES: draft };
  await runGuarded(["--input-type=module", "-e", program], { env });
  renameSync(draft, postgresFolder(dataFolder));
}
