import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { knownPages } from "./pages";

/** Pages that show something that was chosen elsewhere, and the two that only lead on. */
const ledTo = [
  "",
  "/rollout",
  "/settings",
  "/compare/rows",
  "/compare/cohorts/cell",
  "/prioritise/impact/side-by-side",
];

test("every page that is always there is found by name, and each name leads to a page", () => {
  const standing = readdirSync("app/w/[workspace]", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file}`.replace(/\/page\.tsx$/, "").replace(/\/\(\w+\)/g, ""))
    .filter((path) => !path.includes("["));
  expect(standing.length).toBeGreaterThan(30);
  expect(knownPages.map(({ path }) => path).sort()).toEqual(standing.filter((path) => !ledTo.includes(path)).sort());
});
