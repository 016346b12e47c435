import { existsSync } from "node:fs";
import { capture } from "./capture.mjs";

const folders = ["app", "components", "drizzle", "e2e", "lib", "scripts", "instrumentation.ts"];

/** Layers, cycles and single importers by dependency-cruiser; having read too few modules is a failure of its own. */
export async function layers({ root, tools, fewestModules }) {
  const present = folders.filter((folder) => existsSync(`${root}/${folder}`));
  const { output, errors } = await capture(
    [
      `${tools}/dependency-cruiser/bin/dependency-cruise.mjs`,
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "json",
      ...present,
    ],
    root,
  );
  if (!output.startsWith("{")) return [`dependency-cruiser gave no result: ${errors || output}`];
  const { modules, summary } = JSON.parse(output);
  const own = modules.filter(({ source }) => /\.tsx?$/.test(source) && !source.includes("node_modules"));
  const typed = own.some(({ dependencies }) =>
    dependencies.some(({ dependencyTypes }) => dependencyTypes.includes("type-only")),
  );
  return [
    ...summary.violations.map(violationLine),
    ...(own.length < fewestModules
      ? [`only ${own.length} own modules were read, at least ${fewestModules} are expected`]
      : []),
    ...(typed ? [] : ["no type-only import was recognised: TypeScript is not being read as TypeScript"]),
  ];
}

function violationLine({ rule, from, to, cycle }) {
  const way = cycle ? [from, ...cycle.map(({ name }) => name)].join(" → ") : `${from} → ${to}`;
  return `${rule.name}: ${way}`;
}
