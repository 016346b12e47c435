import { existsSync, readFileSync } from "node:fs";

/** Counts of a vitest JSON report. A run that left none, or failed outside a test, counts as one failure. */
export function vitestTally(file, code) {
  const report = readReport(file);
  return honest(
    { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0, skipped: report?.numPendingTests ?? 0 },
    code,
  );
}

/** Counts of a Playwright JSON report; a test that passed only on a second try counts as failed. */
export function playwrightTally(file, code) {
  const stats = readReport(file)?.stats;
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  return honest({ passed: stats?.expected ?? 0, failed, skipped: stats?.skipped ?? 0 }, code);
}

function honest(tally, code) {
  const ranNothing = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (code !== 0 || ranNothing) ? { ...tally, failed: 1 } : tally;
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
