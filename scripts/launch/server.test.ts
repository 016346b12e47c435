import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const supervisor = pathToFileURL(path.resolve("scripts/launch/server.mjs")).href;
const runner = `
import { superviseServer } from ${JSON.stringify(supervisor)};
const server = superviseServer({ mode: "start", env: process.env });
await server.healthy();
console.log("healthy");
`;

let root: string;
let port: string;
let launcher: ChildProcess | undefined;
let written: string;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "tessera-server-"));
  port = await freePort();
  written = "";
});

afterEach(async () => {
  if (launcher?.exitCode === null && launcher.signalCode === null) {
    launcher.kill("SIGTERM");
    await once(launcher, "exit");
  }
  rmSync(root, { recursive: true, force: true });
});

const healthyServer = `
process.once("disconnect", () => process.exit(0));
require("node:http").createServer((_, answer) => answer.end(String(process.pid))).listen(Number(process.env.PORT), "127.0.0.1");
`;

it("starts a server again that was killed, and ends with it on SIGTERM", async () => {
  launch(healthyServer);
  await said("healthy");
  const first = await serverPid();
  process.kill(first, "SIGKILL");
  await said("it starts again in 0.5 s");
  const second = await serverPid();
  expect(second).not.toBe(first);
  launcher?.kill("SIGTERM");
  expect(await ended()).toBe(0);
  expect(() => process.kill(second, 0)).toThrow();
});

it("gives up on a server that never answers, with a sentence", async () => {
  launch("process.exit(7);");
  expect(await ended()).toBe(1);
  expect(written).toContain("The server ended 3 times before it answered (last: 7)");
});

it("leaves no server behind when the launcher itself is killed", async () => {
  launch(healthyServer);
  await said("healthy");
  const server = await serverPid();
  launcher?.kill("SIGKILL");
  await expect.poll(() => runs(server), { timeout: 5_000 }).toBe(false);
});

/** Runs the supervisor in a folder whose `next` is the given program. */
function launch(next: string): void {
  const bin = path.join(root, "node_modules/next/dist/bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, "next"), next);
  const env = { ...process.env, PORT: port, TESSERA_HOST: "127.0.0.1" };
  const child = spawn(process.execPath, ["--input-type=module", "-e", runner], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      written += text;
    });
  launcher = child;
}

async function said(words: string): Promise<void> {
  await expect.poll(() => written, { timeout: 20_000 }).toContain(words);
}

async function ended(): Promise<number | null> {
  await expect.poll(() => launcher?.exitCode, { timeout: 20_000 }).not.toBeNull();
  return launcher?.exitCode ?? null;
}

async function serverPid(): Promise<number> {
  let pid = 0;
  await expect
    .poll(
      async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
        pid = Number((await answer?.text()) ?? 0);
        return pid;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  return pid;
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return String(typeof address === "object" ? address?.port : address);
}
