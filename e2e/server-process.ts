import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** Process ids of the programs that read files for the server under test, and for no other on this machine. */
export function readingPrograms(dataFolder: string): number[] {
  const { pid: start } = JSON.parse(readFileSync(path.join(dataFolder, "lock"), "utf8")) as { pid: number };
  const listing = execFileSync("ps", ["-axo", "pid=,ppid=,args="], { encoding: "utf8" });
  const processes = listing.split("\n").flatMap((line) => {
    const [, pid, parent, words] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && parent && words ? [{ pid: Number(pid), parent: Number(parent), words }] : [];
  });
  const parents = new Map(processes.map((one) => [one.pid, one.parent]));
  const descends = (pid: number): boolean => pid === start || (pid > 1 && descends(parents.get(pid) ?? 0));
  return processes.filter((one) => one.words.includes("ingest-child.mjs") && descends(one.pid)).map((one) => one.pid);
}
