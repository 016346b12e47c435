import { AsyncLocalStorage } from "node:async_hooks";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { AppError } from "@/lib/domain/app-error";
import { environment } from "@/lib/platform/env";
import { type Connection, isConnectionLost, openConnection, type schema } from "./connection";
import { hasCode } from "./faults";

/** Both drivers and a transaction's handle are one of these. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

interface Store {
  connection: Promise<Connection> | undefined;
  /** The handle of the transaction this call runs in; inside one, nothing else is ever used. */
  readonly handles: AsyncLocalStorage<Database>;
}

declare global {
  var tesseraStore: Store | undefined;
}

const answerWithinMs = 20_000;
const transactionWithinMs = 60_000;

/** Asks the database; inside `transaction` the question goes through its handle. Refused when no answer comes in time. */
export async function ask<T>(run: (db: Database) => PromiseLike<T>): Promise<T> {
  const handle = store().handles.getStore();
  if (handle !== undefined) return run(handle);
  return onConnection(answerWithinMs, (connection) => run(connection.database));
}

/** Runs store functions as one: all of their writes are kept, or none. Inside another transaction it is a part of that one. */
export async function transaction<T>(run: () => Promise<T>): Promise<T> {
  const { handles } = store();
  const within = (handle: Database) => handles.run(handle, run);
  const outer = handles.getStore();
  if (outer !== undefined) return outer.transaction(within);
  try {
    return await onConnection(transactionWithinMs, (connection) => connection.database.transaction(within));
  } catch (error) {
    // Two transactions waited for each other, and the server ended this one: nothing of it is written.
    if (!hasCode(error, (code) => code === "40P01")) throw error;
    const sentence = "Somebody else wrote the same at this moment, so nothing was written. Try again.";
    throw new AppError("conflict", sentence, [], { cause: error });
  }
}

/** Opens and migrates the database; every other function does so on first use. */
export async function openStore(): Promise<void> {
  await connected();
}

export async function closeStore(): Promise<void> {
  const opening = store().connection;
  store().connection = undefined;
  const connection = await opening?.catch(() => undefined);
  await connection?.close();
}

/** Whether the database answers now; for the health page. */
export async function storeAnswers(): Promise<boolean> {
  try {
    await ask((db) => db.execute("select 1"));
    return true;
  } catch {
    return false;
  }
}

async function onConnection<T>(withinMs: number, run: (connection: Connection) => PromiseLike<T>): Promise<T> {
  const opening = connected();
  const connection = await opening;
  try {
    return await beforeDeadline(withinMs, run(connection));
  } catch (error) {
    if (error instanceof Overdue || isConnectionLost(error)) {
      replace(opening, connection);
      throw unanswered(error);
    }
    throw error;
  }
}

function connected(): Promise<Connection> {
  const here = store();
  here.connection ??= openConnection(environment()).catch((error: unknown) => {
    here.connection = undefined;
    throw isConnectionLost(error) ? unanswered(error) : error;
  });
  return here.connection;
}

/** A pool whose server went away may hold dead connections: the next question gets a new one. The embedded database stays. */
function replace(opening: Promise<Connection>, connection: Connection): void {
  if (!connection.isReplaceable || store().connection !== opening) return;
  store().connection = undefined;
  connection.close().catch(() => undefined);
}

function store(): Store {
  globalThis.tesseraStore ??= { connection: undefined, handles: new AsyncLocalStorage() };
  return globalThis.tesseraStore;
}

class Overdue extends Error {
  override readonly name = "Overdue";
}

async function beforeDeadline<T>(withinMs: number, answer: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Overdue()), withinMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function unanswered(cause: unknown): AppError {
  return new AppError(
    "unavailable",
    "The database does not answer. Try again in a minute; if it goes on, tell whoever runs this server.",
    [],
    { cause },
  );
}
