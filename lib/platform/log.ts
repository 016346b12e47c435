import pino from "pino";
import { AppError } from "@/lib/domain/app-error";
import { newReference } from "./ids";

/** One JSON line per event on standard output. Ids, counts and codes only; values of customers never. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });

/** Logs an error nobody expected and answers with the reference that the user is shown. */
export function logUnexpected(error: unknown, where = "server"): string {
  const reference = newReference();
  log.error({ reference, where, error: outline(error) }, "unexpected error");
  return reference;
}

interface Outline {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly frames?: readonly string[];
  readonly cause?: Outline;
}

// Messages of drivers and parsers quote parameters and cells, so only those of the language itself are kept.
const tellingNames = new Set(["TypeError", "ReferenceError", "RangeError"]);

/** What may be written down about an error: its name, code and place, and the same of its causes, without any values. */
export function outline(error: unknown, depth = 0): Outline {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = error instanceof AppError || "code" in error ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(typeof code === "string" ? { code } : {}),
    ...(tellingNames.has(error.name) ? { message: error.message } : {}),
    ...(depth === 0 ? { frames: frames.slice(0, 12).map((line) => line.trim()) } : {}),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: outline(error.cause, depth + 1) }),
  };
}
