import { readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import type { DatasetView } from "@/lib/domain/dataset-resources";
import { allRules, axeComplaints, sidewaysOverhang } from "./axe-complaints";
import { dataFolder, enter, owner, sampleAccount } from "./installation";
import { scriptOfOwner } from "./script";

const run = Date.now().toString(36);

test("while the next page is on its way a bar says so, and the page that is left is dimmed; then neither", async ({
  page,
}) => {
  await enter(page, await sampleAccount("executive"));
  await page.goto("/w/halden/brief");
  const bar = page.getByRole("progressbar", { name: "Loading the next page" });
  const dimmed = page.locator("main");
  for (const [by, lead] of [
    ["a link", () => page.getByRole("link", { name: "Compare", exact: true }).click({ noWaitAfter: true })],
    ["two keys", () => page.keyboard.type("gs")],
  ] as const) {
    let arrive = () => {};
    const held = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(isNextPage, async (route) => {
      await held;
      await route.continue();
    });
    await expect(dimmed, by).toHaveCSS("opacity", "1");
    await lead();
    await expect(bar, by).toBeVisible();
    await expect(dimmed, by).toHaveCSS("opacity", "0.6");
    // The page that is left is not to be used any more, and its dimmed words need no contrast.
    await complainsAboutNothing(page, "header:has([role=progressbar])");
    arrive();
    await expect(bar, by).toHaveCount(0);
    await expect(dimmed, by).toHaveCSS("opacity", "1");
    await page.unroute(isNextPage);
  }
  await expect(page).toHaveURL(/\/segments/);
});

test("a page whose data cannot be read says so with a reference, and is there once they can be", async ({ page }) => {
  const script = await scriptOfOwner(page.request);
  const { workspace, ...account } = await owner(page.request);
  const rows = Array.from({ length: 60 }, (_, at) => `w${at},${at % 2 ? "North" : "South"},${at % 3 ? "no" : "yes"}`);
  const name = `Lost and found ${run}`;
  const slug = await script.build(name, [
    await script.uploadBody(`customer_id,region,churned\n${rows.join("\n")}\n`, "lost.csv"),
  ]);
  const { versions } = await script.ask<DatasetView>(`datasets/${slug}`);
  const table = path.join(folderOf(versions[0]?.id ?? ""), "customers.parquet");
  const away = `${table}.away`;
  await enter(page, account);
  renameSync(table, away);
  for (const place of ["compare?by=customers.region&", "customers?"]) {
    await page.goto(`/w/${workspace}/${place}dataset=${slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page could not be made");
    await expect(page.getByText(/^Reference \w+/)).toBeVisible();
    await expect(page.locator("body")).not.toContainText(/parquet|IO Error/i);
    await complainsAboutNothing(page);
  }
  renameSync(away, table);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("60");
});

/** What a client asks for when a link leads on, but not what it asks for ahead of time. */
function isNextPage(url: URL): boolean {
  return url.searchParams.has("_rsc");
}

/** axe, wide and narrow, in light and dark. */
async function complainsAboutNothing(page: Page, place = "html"): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const at = `in ${colorScheme}, at ${width} px`;
      expect(await axeComplaints(page, { rules: allRules, place }), at).toEqual([]);
    }
    expect(await sidewaysOverhang(page), `scrolls sideways at ${width} px`).toBe(0);
  }
}

function folderOf(version: string): string {
  const all = path.join(dataFolder(), "versions");
  const workspace = readdirSync(all).find((one) => readdirSync(path.join(all, one)).includes(version));
  if (!workspace) throw new Error(`no workspace holds version ${version}`);
  return path.join(all, workspace, version);
}
