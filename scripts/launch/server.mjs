import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const longestPauseMs = 30_000;
const settledMs = 60_000;
const graceMs = 10_000;
const startsBeforeGivingUp = 3;

/**
 * Keeps one server running: starts it again with growing pauses where it ends, gives up where it never came up,
 * and passes SIGTERM and SIGINT on. `next` itself is the child: a wrapper in between would swallow the signals.
 */
export function superviseServer({ mode, env }) {
  const state = { child: null, stopping: false, failures: 0, everHealthy: false };
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => stop(state, 0));
  start();

  function start() {
    const startedAt = Date.now();
    const argv = ["node_modules/next/dist/bin/next", mode, "-p", env.PORT, "-H", env.TESSERA_HOST];
    state.child = spawn(process.execPath, argv, { env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
    state.child.once("exit", (code, signal) => {
      if (state.stopping) return process.exit(0);
      if (Date.now() - startedAt > settledMs) state.failures = 0;
      again(code ?? signal);
    });
  }

  function again(ending) {
    state.failures += 1;
    if (!state.everHealthy && state.failures >= startsBeforeGivingUp) {
      console.error(
        `The server ended ${state.failures} times before it answered (last: ${ending}). See its messages above.`,
      );
      process.exit(1);
    }
    const pauseMs = Math.min(longestPauseMs, 500 * 2 ** (state.failures - 1));
    console.error(`The server ended (${ending}); it starts again in ${pauseMs / 1000} s.`);
    setTimeout(() => {
      if (!state.stopping) start();
    }, pauseMs);
  }

  return {
    async healthy() {
      await untilHealthy(env);
      state.everHealthy = true;
    },
  };
}

/** Fails with a sentence where something else already listens. */
export function refuseTakenPort({ port, host }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () => {
      reject(
        new Error(`Port ${port} on ${host} cannot be used: it is taken, or not allowed. Set PORT to another one.`),
      );
    });
    probe.listen(port, host, () => probe.close(resolve));
  });
}

function stop(state, code) {
  if (state.stopping) return;
  state.stopping = true;
  if (state.child === null || state.child.exitCode !== null || state.child.signalCode !== null) process.exit(code);
  state.child.kill("SIGTERM");
  setTimeout(() => state.child.kill("SIGKILL"), graceMs).unref();
}

async function untilHealthy(env, deadline = Date.now() + 120_000) {
  const host = env.TESSERA_HOST === "0.0.0.0" || env.TESSERA_HOST === "::" ? "127.0.0.1" : env.TESSERA_HOST;
  while (Date.now() < deadline) {
    const answer = await fetch(`http://${host}:${env.PORT}/api/health`, { signal: AbortSignal.timeout(30_000) }).catch(
      () => null,
    );
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error("The server did not answer /api/health within two minutes. See its messages above.");
}
