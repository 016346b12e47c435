import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A browser for the end-to-end tests: the system's, else Playwright's own, else (with CI set) the one apt installs.
 * Answers with its path, "" for Playwright's own; throws with the command to run where there is none.
 */
export function browserPath() {
  const found = systemBrowser();
  if (found) return found;
  if (succeeds("node_modules/@playwright/test/cli.js", ["install", "chromium"])) return "";
  if (process.env.CI && installedByApt()) return systemBrowser() ?? "";
  throw new Error("No browser was found for the end-to-end tests. Run: npx playwright install --with-deps chromium");
}

function systemBrowser() {
  const given = process.env.TESSERA_CHROMIUM;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const places = [given, ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...macPlaces];
  return places.find((place) => place && isProgram(place));
}

function isProgram(place) {
  try {
    accessSync(place, constants.X_OK);
    return existsSync(place);
  } catch {
    return false;
  }
}

function succeeds(program, words) {
  return spawnSync(process.execPath, [program, ...words], { stdio: "inherit" }).status === 0;
}

function installedByApt() {
  const apt = (...words) => spawnSync("apt-get", words, { stdio: "inherit" }).status === 0;
  return apt("update") && apt("install", "-y", "--no-install-recommends", "chromium");
}
