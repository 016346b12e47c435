/** Processor time (user and system, all threads) and time on the clock of one run, in milliseconds. */
export interface Taken {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** Runs once and says what it took. */
export async function taken(run: () => Promise<unknown>): Promise<Taken> {
  const before = process.cpuUsage();
  const started = performance.now();
  await run();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - started };
}

/** The run that took least processor time: what others do on the machine only ever adds. */
export function least(runs: readonly Taken[]): Taken {
  return runs.reduce((best, run) => (run.cpuMs < best.cpuMs ? run : best));
}
