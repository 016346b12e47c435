import type { Statement } from "@/lib/analytics/sql/fragment";
import type { Connection, Row } from "./open";

/** `interrupt()` is lost when the query has not begun, so it is repeated until the promise settles. */
const interruptEveryMs = 50;

/** Runs a statement until it ends or the signal aborts; then it is interrupted and the signal's reason is thrown. */
export async function askWithin(connection: Connection, statement: Statement, signal: AbortSignal): Promise<Row[]> {
  signal.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), interruptEveryMs);
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await connection.rows(statement);
  } catch (cause) {
    signal.throwIfAborted();
    throw cause;
  } finally {
    signal.removeEventListener("abort", stop);
    clearInterval(timer);
  }
}
