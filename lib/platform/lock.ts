import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@/lib/domain/app-error";
import { newId } from "./ids";

export interface FolderLock {
  readonly release: () => void;
}

/**
 * Takes the lock file `name` of a folder for this process, or throws conflict naming the process that holds it.
 * The file appears complete (written aside, then linked), tells process id and start time, and is removed on exit;
 * a lock whose process has gone, or whose id now belongs to another process, is taken over.
 */
export async function takeFolderLock(
  folder: string,
  name: string,
  options: { waitMs?: number } = {},
): Promise<FolderLock> {
  const file = path.join(folder, name);
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), key: newId() });
  const deadline = Date.now() + (options.waitMs ?? 0);
  for (;;) {
    if (placed(file, mine)) return held(file, mine);
    const text = contentOf(file);
    const holder = holderOf(text);
    if (text !== null && !isAlive(holder)) {
      removeStale(file, text);
      await pause(5);
      continue;
    }
    if (text !== null && Date.now() >= deadline) throw conflict(folder, holder);
    await pause(50);
  }
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string | null;
}

function placed(file: string, content: string): boolean {
  const aside = `${file}.${newId()}`;
  writeFileSync(aside, content, { mode: 0o600, flag: "wx" });
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Removes a stale lock. Two processes may find the same one stale: each first links its own claim on it,
 * so only one of them removes, and nobody removes the fresh lock of the other.
 */
function removeStale(file: string, stale: string): void {
  const claim = `${file}.takeover`;
  if (!placed(claim, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }))) {
    if (!isAlive(holderOf(contentOf(claim)))) rmSync(claim, { force: true });
    return;
  }
  try {
    if (contentOf(file) === stale) rmSync(file, { force: true });
  } finally {
    rmSync(claim, { force: true });
  }
}

function held(file: string, mine: string): FolderLock {
  const release = () => {
    process.removeListener("exit", release);
    if (contentOf(file) === mine) rmSync(file, { force: true });
  };
  process.once("exit", release);
  return { release };
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isErrno(error, "ENOENT")) return null;
    throw error;
  }
}

function holderOf(text: string | null): Holder | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number") return null;
    const startedAt = "startedAt" in value && typeof value.startedAt === "string" ? value.startedAt : null;
    return { pid: value.pid, startedAt };
  } catch {
    return null;
  }
}

function isAlive(holder: Holder | null): boolean {
  if (holder === null || !Number.isInteger(holder.pid) || holder.pid <= 0) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return isErrno(error, "EPERM");
  }
  const start = startOf(holder.pid);
  return start === null || holder.startedAt === null || start === holder.startedAt;
}

/** Start time of a process in clock ticks since boot, with the boot's id; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? "ended" : `${boot}:${fields[19]}`;
  } catch {
    return null;
  }
}

function conflict(folder: string, holder: Holder | null): AppError {
  const who = holder === null ? "Another process" : `Process ${holder.pid}`;
  return new AppError(
    "conflict",
    `${who} is using the data folder ${folder}. Stop that server first, or set TESSERA_DATA to another folder.`,
  );
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
