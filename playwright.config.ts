import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";

// Workers read this file again: what is chosen here once reaches them through the environment.
process.env.TESSERA_E2E_FOLDER ??= path.join(tmpdir(), `tessera-e2e-${process.pid}`);
process.env.TESSERA_E2E_PORT ??= freePort();
const folder = process.env.TESSERA_E2E_FOLDER;
const killsPrograms = "script-kills-a-build.spec.ts";
const address = `http://localhost:${process.env.TESSERA_E2E_PORT}`;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // Files side by side; the tests of one file one after the other.
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // The owner's link works once, and is used in the browser; the others go on with that owner.
  projects: [
    { name: "owner", testMatch: "owner-uploads.spec.ts" },
    // Kills the program that reads files, and must not meet another test's.
    { name: "alone", testMatch: killsPrograms, dependencies: ["owner"] },
    { name: "everybody", testIgnore: ["owner-uploads.spec.ts", killsPrograms], dependencies: ["alone"] },
  ],
  use: {
    baseURL: address,
    video: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
      ...(process.env.TESSERA_CHROMIUM ? { executablePath: process.env.TESSERA_CHROMIUM } : {}),
    },
  },
  webServer: {
    command: "exec node scripts/start.mjs",
    url: `${address}/api/health`,
    timeout: 300_000,
    reuseExistingServer: process.env.TESSERA_E2E_REUSE === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "pipe",
    env: {
      PORT: process.env.TESSERA_E2E_PORT,
      TESSERA_DATA: path.join(folder, "data"),
      // Written with the owner link and the sample sign-ins once the server is ready; fixtures wait for it.
      TESSERA_START_REPORT: path.join(folder, "start.json"),
    },
  },
});

function freePort(): string {
  const program =
    "const s = require('net').createServer().listen(0, () => { console.log(s.address().port); s.close(); })";
  return spawnSync(process.execPath, ["-e", program], { encoding: "utf8" }).stdout.trim();
}
