import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { everyPage } from "@/e2e/every-page";
import type { Places } from "@/e2e/page-of-the-product";

/** Pages that only lead on to another. */
const leadOn = [
  "/",
  "/w/[workspace]",
  "/w/[workspace]/compare/cohorts/cell",
  "/w/[workspace]/rollout",
  "/w/[workspace]/settings",
];

test("every page is in the list that the browser test goes through", () => {
  const places = new Proxy({} as Places, { get: (_, name) => (name === "scenarios" ? ["one", "two"] : String(name)) });
  const addresses = everyPage.map(({ path }) => new URL(path(places), "http://localhost").pathname);
  const standing = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file}`.replace(/\/page\.tsx$/, "").replace(/\/\(\w+\)/g, "") || "/");
  expect(standing.length).toBeGreaterThan(50);
  const unseen = standing.filter((route) => !addresses.some((address) => routeOf(route).test(address)));
  expect(unseen.filter((route) => !leadOn.includes(route))).toEqual([]);
});

/** A named page is not taken for one that its folder's variable would fit. */
function routeOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/\[\w+\]/g, "(?!new$|templates$|import$)[^/]+")}$`);
}
