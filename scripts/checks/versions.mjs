import { readFileSync } from "node:fs";

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** Exact versions, no install scripts, a complete lock without hosts, and nothing older than the committed minimum. */
export async function versions({ root, fewestPackages }) {
  const manifest = readJson(`${root}/package.json`);
  const lock = readJson(`${root}/package-lock.json`).packages;
  const minimum = readJson(`${root}/scripts/minimum-versions.json`);
  const named = { ...manifest.dependencies, ...manifest.devDependencies };
  const locked = Object.keys(lock).filter((place) => place !== "");
  return [
    ...(/^ignore-scripts\s*=\s*true$/m.test(readFileSync(`${root}/.npmrc`, "utf8"))
      ? []
      : [".npmrc does not set ignore-scripts=true"]),
    ...(locked.length < fewestPackages
      ? [`only ${locked.length} packages are locked, at least ${fewestPackages} are expected`]
      : []),
    ...Object.entries(named).flatMap(([name, version]) => namedFaults(name, version, lock)),
    ...locked.flatMap((place) => lockedFaults(place, lock[place])),
    ...Object.entries(minimum).flatMap(([name, wanted]) => minimumFaults({ name, ...wanted }, lock)),
  ];
}

function namedFaults(name, version, lock) {
  if (!exact.test(version)) return [`package.json asks for ${name}@${version}, which is not one exact version`];
  const locked = lock[`node_modules/${name}`]?.version;
  return locked === version ? [] : [`package.json asks for ${name}@${version}, the lock holds ${locked ?? "none"}`];
}

function lockedFaults(place, entry) {
  if (entry.link || !exact.test(entry.version)) return [`${place} is not locked to one exact version`];
  return entry.resolved ? [`${place} names the host it came from: ${entry.resolved}`] : [];
}

/** Every copy in the lock counts; `except` names places where an older one is known to be harmless, and `why`. */
function minimumFaults({ name, version, except = [] }, lock) {
  const places = Object.keys(lock).filter((place) => place.endsWith(`node_modules/${name}`) && !except.includes(place));
  if (places.length === 0) return [`minimum-versions.json names ${name}, which the lock does not hold`];
  return places
    .filter((place) => compare(lock[place].version, version) < 0)
    .map((place) => `${place} is ${lock[place].version}, the minimum is ${version}`);
}

function compare(left, right) {
  const [a, b] = [left, right].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : a[at] - b[at];
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
