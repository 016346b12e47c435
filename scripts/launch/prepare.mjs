import path from "node:path";
import { pathToFileURL } from "node:url";
import { programFile } from "../programs.mjs";
import { buildApplication, buildIsFresh, makePrograms, programsAreFresh } from "./build.mjs";
import { createPostgres, postgresExists } from "./embedded-postgres.mjs";
import { installPackages, packagesAreInstalled } from "./packages.mjs";
import { runGuarded } from "./run.mjs";

/** Packages and bundled programs, each only where it is missing or stale: enough for any shell command. */
export async function preparePrograms(timeline) {
  if (!packagesAreInstalled()) await timeline.step("Installing packages", installPackages);
  if (!programsAreFresh()) await timeline.step("Bundling programs", makePrograms);
}

export async function prepareBuild(timeline) {
  if (!buildIsFresh()) await timeline.step("Building the application", buildApplication);
}

/** Takes the data folder for this process; the code is the platform's own, so there is one idea of a lock and a secret. */
export async function takeDataFolder() {
  const module = await import(pathToFileURL(path.resolve(programFile("data-folder"))).href);
  return module.takeDataFolder();
}

/** Brings the database to the schema of this build. Answers with the path of the owner's link, where nobody has used one yet, and whether the sample is there. */
export async function prepareDatabase(timeline, { data, env }) {
  if (data.isEmbedded && !postgresExists(data.folder))
    await timeline.step("Creating the database", () => createPostgres(data.folder));
  return timeline.step("Migrating the database", () => runGuarded([programFile("migrate")], { env }));
}

/** Loads the sample workspace; answers with the lines the program printed and the sign-ins it made. */
export async function loadSample(timeline, { env }) {
  const lines = [];
  const onLine = (line) => lines.push(line);
  const program = [programFile("load-sample")];
  const made = await timeline.step("Loading the sample", () => runGuarded(program, { env, onLine }));
  return { lines, signIns: made?.signIns ?? [] };
}
