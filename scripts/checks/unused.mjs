import { capture } from "./capture.mjs";

/** Files, exports and packages that nothing uses, by knip; it must have found the entries it starts from. */
export async function unused({ root, tools }) {
  const { output, errors, code } = await capture(
    [`${tools}/knip/bin/knip.js`, "--no-progress", "--treat-config-hints-as-errors"],
    root,
  );
  if (code === 0) return [];
  return `${output}\n${errors}`.split("\n").filter((line) => line.trim() !== "");
}
