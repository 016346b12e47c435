import { capture } from "./capture.mjs";

/**
 * Files, exports and packages that nothing uses, then those that only tests use, by knip; it must have found the entries it starts
 * from.
 */
export async function unused({ root, tools }) {
  const all = await knip({ root, tools }, ["--treat-config-hints-as-errors"]);
  const shipped = await knip({ root, tools }, ["--production"]);
  return shipped.length === 0 ? all : [...all, "Used by tests alone:", ...shipped];
}

async function knip({ root, tools }, options) {
  const { output, errors, code } = await capture([`${tools}/knip/bin/knip.js`, "--no-progress", ...options], root);
  if (code === 0) return [];
  return `${output}\n${errors}`.split("\n").filter((line) => line.trim() !== "");
}
