import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { users } from "@/drizzle/schema/people";
import { mintSystemScope } from "@/lib/access/mint";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { createDatabase, postgresServer } from "@/lib/testing/postgres-server";
import { appendAudit, listAudit } from "./audit";
import { migrateServer } from "./connection";
import { ask, closeStore, storeAnswers, transaction } from "./database";
import { addUser, findUserByEmail } from "./users";

const system = mintSystemScope();

withDatabases("database", () => {
  test("answers", async () => {
    expect(await storeAnswers()).toBe(true);
  });

  test("a transaction that throws leaves nothing", async () => {
    const failed = transaction(async () => {
      await addUser(system, { email: "left@quarry.example", name: "Left", passwordHash: "hash" });
      expect(await findUserByEmail(system, "left@quarry.example")).not.toBeNull();
      throw new Error("stop");
    });
    await expect(failed).rejects.toThrow("stop");
    expect(await findUserByEmail(system, "left@quarry.example")).toBeNull();
  });

  test("the failure of an inner transaction undoes the inner one alone", async () => {
    await transaction(async () => {
      await addUser(system, { email: "outer@quarry.example", name: "Outer", passwordHash: "hash" });
      const inner = transaction(async () => {
        await addUser(system, { email: "inner@quarry.example", name: "Inner", passwordHash: "hash" });
        throw new Error("stop");
      });
      await expect(inner).rejects.toThrow("stop");
    });
    expect(await findUserByEmail(system, "outer@quarry.example")).not.toBeNull();
    expect(await findUserByEmail(system, "inner@quarry.example")).toBeNull();
  });

  test("transactions at the same moment do not see each other's handle", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `user${index}@quarry.example`);
    await Promise.all(
      names.map((email) =>
        transaction(async () => {
          await addUser(system, { email, name: email, passwordHash: "hash" });
          expect((await findUserByEmail(system, email))?.name).toBe(email);
        }),
      ),
    );
    for (const email of names) expect(await findUserByEmail(system, email)).not.toBeNull();
  });

  test("the audit log grows and nothing else", async () => {
    const { scope } = await newActor();
    const entry = {
      userId: null,
      userEmail: null,
      via: "system",
      action: "version.build",
      objectKind: "version",
    } as const;
    await appendAudit(scope, { ...entry, details: { rows: 3 } });
    for (const statement of ["update audit_log set action = 'x'", "delete from audit_log", "truncate audit_log"]) {
      await expect(ask((db) => db.execute(statement))).rejects.toMatchObject({
        cause: { message: "the audit log is append only" },
      });
    }
    expect(await listAudit(scope)).toMatchObject([{ action: "version.build", details: { rows: 3 } }]);
    expect(await listAudit((await newActor()).scope)).toEqual([]);
  });
});

const server = postgresServer();

test.runIf(server !== null)("three servers that start at once on an empty database migrate it once", async () => {
  if (server === null) return;
  const database = await createDatabase(server);
  try {
    await Promise.all([1, 2, 3].map(() => migrateServer(database.url)));
  } finally {
    await database.drop();
  }
});

test("a server that is not there is a sentence, and the next question tries again", async () => {
  const database = server === null ? null : await createDatabase(server);
  process.env.DATABASE_URL = "postgres://nobody@localhost/none?host=/no/such/folder";
  try {
    await expect(countOfUsers()).rejects.toMatchObject({ code: "unavailable" });
    if (database === null) return;
    process.env.DATABASE_URL = database.url;
    expect(await countOfUsers()).toBe(0);
    const missing = transaction(async () => readFileSync("/no/such/file"));
    await expect(missing).rejects.toMatchObject({ code: "ENOENT" });
    const killed = ask((db) => db.execute("select pg_terminate_backend(pg_backend_pid())"));
    await expect(killed).rejects.toMatchObject({ code: "unavailable" });
    expect(await countOfUsers()).toBe(0);
  } finally {
    delete process.env.DATABASE_URL;
    await closeStore();
    await database?.drop();
  }
});

test("the schema holds nothing that the migrations do not make", () => {
  const copy = mkdtempSync(path.join(tmpdir(), "tessera-migrations-"));
  try {
    cpSync("drizzle/migrations", copy, { recursive: true });
    const out = path.relative(process.cwd(), copy);
    const words = ["--dialect=postgresql", "--schema=./drizzle/schema/*.ts", "--casing=snake_case", `--out=${out}`];
    const told = execFileSync("node", ["node_modules/drizzle-kit/bin.cjs", "generate", ...words], { encoding: "utf8" });
    expect(told).toContain("No schema changes");
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

async function countOfUsers(): Promise<number> {
  return (await ask((db) => db.select({ id: users.id }).from(users))).length;
}
