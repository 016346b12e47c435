import { loadSample, prepareBuild, prepareDatabase, preparePrograms, takeDataFolder } from "./launch/prepare.mjs";
import { refuseTakenPort, superviseServer } from "./launch/server.mjs";
import { readSurroundings, serverEnvironment } from "./launch/settings.mjs";
import { createTimeline } from "./launch/timeline.mjs";
import { welcome } from "./launch/welcome.mjs";

/** From a fresh clone, or a standing one, to a server that answers. `--dev` serves the sources as they change. */
async function start() {
  readSurroundings();
  const mode = process.argv.includes("--dev") ? "dev" : "start";
  const timeline = createTimeline();
  const release = endOnSignals();
  await preparePrograms(timeline);
  const data = await takeDataFolder();
  await refuseTakenPort(data);
  const env = serverEnvironment(data);
  if (mode === "start") await prepareBuild(timeline);
  const database = await prepareDatabase(timeline, { data, env });
  const sample = database.hasSample ? { lines: [], signIns: [] } : await loadSample(timeline, { env });
  release();

  const server = superviseServer({ mode, env });
  await timeline.step("Starting the server", server.healthy);
  data.recordServer();
  const ownerLink = database.ownerPath ? new URL(database.ownerPath, data.address).href : null;
  welcome({ address: data.address, ownerLink, sample, took: timeline.total() });
}

/** While programs run, a signal ends this process and, through its exit, them. */
function endOnSignals() {
  const end = () => process.exit(130);
  const signals = ["SIGTERM", "SIGINT", "SIGHUP"];
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

start().catch((error) => {
  console.error(`\n${error.message}`);
  process.exit(1);
});
