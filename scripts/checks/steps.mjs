import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { houseChecks, projectFloors } from "../house.mjs";
import { buildApplication, buildIsFresh } from "../launch/build.mjs";
import { browserPath } from "./browser.mjs";
import { capture } from "./capture.mjs";
import { withScratchDatabase } from "./scratch-database.mjs";
import { playwrightTally, vitestTally } from "./tally.mjs";

const biome = "node_modules/@biomejs/biome/bin/biome";
const next = "node_modules/next/dist/bin/next";
const quiet = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/**
 * What `check` runs, in order: the quick answers first. Each step answers with its counts and the lines of what failed; those of a list
 * run side by side, for the compiler keeps one core busy and the others another.
 */
export const checkSteps = [
  { title: "Reference files", run: async () => oneCheck(missingReference()) },
  { title: "Route types", run: routeTypes },
  [
    { title: "TypeScript", run: () => tool(["node_modules/typescript/bin/tsc", "--noEmit"]) },
    { title: "Biome", run: () => tool([biome, "check", "--error-on-warnings", "--max-diagnostics=200", "."]) },
    ...Object.values(houseChecks).map(({ title, find }) => ({
      title,
      run: async () =>
        oneCheck(await find({ root: process.cwd(), tools: path.resolve("node_modules"), ...projectFloors })),
    })),
  ],
  { title: "Unit tests", run: unitTests },
];

export const endToEndSteps = [
  { title: "Build", run: build },
  { title: "End-to-end tests", run: endToEndTests },
];

function missingReference() {
  if (existsSync("../shared/golden")) return [];
  if (process.env.CI) return ["../shared is missing: reference data and golden answers are required where CI is set"];
  console.warn("SKIPPED: ../shared is missing, tests against reference data do not run");
  return [];
}

/** What the development server left behind may name pages that are gone, and would fail the compiler. */
function routeTypes() {
  rmSync(".next/dev/types", { recursive: true, force: true });
  return tool([next, "typegen"]);
}

async function tool(argv) {
  const { code, output, errors } = await capture(argv, process.cwd(), quiet);
  return oneCheck(code === 0 ? [] : [output.trim(), errors.trim()]);
}

async function unitTests() {
  return inTemporaryFolder(async (folder) => {
    const report = path.join(folder, "vitest.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const { code, output, errors } = await capture(
      ["node_modules/vitest/vitest.mjs", "run", ...reporters],
      process.cwd(),
    );
    const lines = code === 0 ? loudLines(`${output}\n${errors}`) : [output.trim(), errors.trim()];
    return { ...vitestTally(report, code), lines };
  });
}

/** What was skipped, and on which databases the store was tested, is said in a green run too. */
function loudLines(text) {
  return [...new Set(text.split("\n").filter((line) => /SKIPPED|store tests/i.test(line)))].map((line) => line.trim());
}

async function build() {
  try {
    if (!buildIsFresh()) await buildApplication();
    return oneCheck([]);
  } catch (error) {
    return oneCheck([error.message]);
  }
}

async function endToEndTests() {
  if (!existsSync(".next/BUILD_ID")) return oneCheck(["there is no build to test"]);
  return inTemporaryFolder((folder) =>
    withScratchDatabase(process.env.DATABASE_URL, async (databaseUrl) => {
      const report = path.join(folder, "playwright.json");
      const env = {
        ...process.env,
        TESSERA_CHROMIUM: browserPath(),
        TESSERA_E2E_FOLDER: folder,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      };
      const argv = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
      const { code, output, errors } = await capture(argv, process.cwd(), env);
      const lines =
        code === 0
          ? output.split("\n").filter((line) => /script over the empty page/i.test(line))
          : [output.trim(), errors.trim()];
      return { ...playwrightTally(report, code), lines };
    }),
  );
}

function oneCheck(lines) {
  return { passed: lines.length === 0 ? 1 : 0, failed: lines.length === 0 ? 0 : 1, skipped: 0, lines };
}

async function inTemporaryFolder(work) {
  const folder = mkdtempSync(path.join(tmpdir(), "tessera-test-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
