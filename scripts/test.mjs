import { checkSteps, endToEndSteps } from "./checks/steps.mjs";
import { preparePrograms } from "./launch/prepare.mjs";
import { readSurroundings } from "./launch/settings.mjs";
import { createTimeline } from "./launch/timeline.mjs";

const suites = { check: checkSteps, e2e: endToEndSteps };

/** All suites, or those named. Every step runs whatever failed before it; the last line is the whole in one sentence. */
async function test(names) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    readSurroundings();
    await preparePrograms(createTimeline());
    const chosen = names.length > 0 ? names : Object.keys(suites);
    for (const step of chosen.flatMap((name) => suites[name]))
      for (const tally of await Promise.all([step].flat().map(runStep))) add(total, tally);
  } catch (error) {
    console.error(error.message);
    total.failed += 1;
  }
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function runStep({ title, run }) {
  const start = performance.now();
  const tally = await run().catch((error) => ({ passed: 0, failed: 1, skipped: 0, lines: [error.message] }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${tally.failed > 0 ? "✗" : "✓"} ${title} · ${seconds} s · ${tally.passed} passed, ${tally.failed} failed`,
  );
  for (const line of tally.lines) console.log(line.replace(/^/gm, "    "));
  return tally;
}

function add(total, { passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

await test(process.argv.slice(2));
