import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { capture } from "./checks/capture.mjs";

/** The laws that a test run samples, with how much of each a long run asks: test file, variable, draws, and which tests of the file. */
const laws = [
  { title: "Rules", file: "lib/analytics/queries/rule-law.test.ts", variable: "RULE_TREES", draws: 50_000 },
  {
    title: "Retention triangle",
    file: "lib/analytics/queries/retention-law.test.ts",
    variable: "COHORT_DATA_SETS",
    draws: 200,
  },
  { title: "Survival", file: "lib/analytics/queries/survival-law.test.ts", variable: "SURVIVAL_DATA_SETS", draws: 200 },
  { title: "Impact bands", file: "lib/stats/impact.test.ts", variable: "IMPACT_DATA_SETS", draws: 2000 },
  { title: "Looks at hypotheses", file: "lib/stats/judge-claims.test.ts", variable: "LOOK_RUNS", draws: 10_000 },
  { title: "Hostile text", file: "lib/ingest/hostile-text.test.ts", variable: "HOSTILE_TEXTS", draws: 2000 },
  {
    title: "Texts through the API",
    file: "lib/api/hostile-text.test.ts",
    variable: "HOSTILE_ROUNDS",
    draws: 210,
    only: "keeps texts as they were written|no text field was passed over",
  },
  {
    title: "Texts that do not fit",
    file: "lib/api/hostile-text.test.ts",
    variable: "HOSTILE_ROUNDS",
    draws: 210,
    only: "refuses in a sentence",
  },
  {
    title: "Revenue retention",
    file: "lib/analytics/queries/revenue-law.test.ts",
    variable: "REVENUE_DATA_SETS",
    draws: 200,
  },
];

/** `node scripts/soak.mjs` runs all laws in full, `node scripts/soak.mjs survival` those whose title begins so; figures per test. */
async function soak(names) {
  const wanted = names.map((name) => name.toLowerCase());
  const chosen = laws.filter(
    ({ title }) => wanted.length === 0 || wanted.some((name) => title.toLowerCase().startsWith(name)),
  );
  let failed = chosen.length === 0 ? 1 : 0;
  if (chosen.length === 0)
    console.error(`There is no such law; choose of ${laws.map(({ title }) => title).join(", ")}.`);
  for (const law of chosen) failed += await soakOne(law);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function soakOne({ title, file, variable, draws, only }) {
  const folder = mkdtempSync(path.join(tmpdir(), "tessera-soak-"));
  try {
    const report = path.join(folder, "vitest.json");
    const start = performance.now();
    const { code, output, errors } = await capture(
      [
        ...["node_modules/vitest/vitest.mjs", "run", file, "--reporter=json", `--outputFile.json=${report}`],
        ...(only ? ["--testNamePattern", only] : []),
      ],
      process.cwd(),
      { ...process.env, [variable]: String(draws) },
    );
    const seconds = Math.round((performance.now() - start) / 1000);
    const tests = testsIn(report).filter(({ fullName }) => new RegExp(only ?? "").test(fullName));
    const failures = tests.filter(({ status }) => status !== "passed");
    console.log(`${code === 0 ? "✓" : "✗"} ${title} · ${draws.toLocaleString("en-GB")} draws · ${seconds} s`);
    for (const { status, fullName, duration = 0, failureMessages } of tests) {
      console.log(`    ${status === "passed" ? "✓" : "✗"} ${fullName} · ${(duration / 1000).toFixed(1)} s`);
      for (const message of failureMessages)
        console.log(message.replace(/^.*/gm, (line) => `        ${line.slice(0, 2000)}`));
    }
    if (code !== 0 && failures.length === 0) console.log(`${output}\n${errors}`);
    return code === 0 ? 0 : Math.max(1, failures.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testsIn(report) {
  try {
    return JSON.parse(readFileSync(report, "utf8")).testResults.flatMap(({ assertionResults }) => assertionResults);
  } catch {
    return [];
  }
}

await soak(process.argv.slice(2));
