import { expect, type Page, test } from "@playwright/test";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { installation, sampleAccount } from "./installation";
import { Builder } from "./pages/builder";
import { CohortsPage } from "./pages/cohorts-page";
import { Door } from "./pages/door";

test.beforeEach(async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("analyst"));
});

test("a cell opens exactly its customers, by pointer and by keyboard alone", async ({ page }) => {
  const cohorts = new CohortsPage(page);
  await cohorts.open("entry=firstPayment&every=quarter&measure=customers&cohorts=12");
  const cell = cohorts.cells(2).nth(1);
  const active = countOf(await cell.getAttribute("title"));
  await cell.click();
  await page.waitForURL(/\/customers\?/);
  expect(await customersOf(page)).toBe(active);

  await cohorts.open("entry=firstPayment&every=quarter&measure=customers&activity=unbroken&cohorts=12");
  const other = cohorts.cells(1).nth(2);
  const unbroken = countOf(await other.getAttribute("title"));
  await cohorts.region.focus();
  await page.keyboard.press("Tab");
  while (!(await other.evaluate((link) => link === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/customers\?/);
  expect(await customersOf(page)).toBe(unbroken);
});

test("a cell becomes a segment that keeps where it was found", async ({ page }) => {
  const cohorts = new CohortsPage(page);
  await cohorts.open("entry=firstPayment&every=quarter&measure=customers&cohorts=12");
  const cell = cohorts.cells(3).nth(1);
  const active = countOf(await cell.getAttribute("title"));
  expect(active).toBeGreaterThan(0);
  await cell.click();
  await page.waitForURL(/\/customers\?/);
  await page.getByRole("button", { name: "Save as segment" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as a segment" });
  await dialog.getByLabel("Name").fill(`Of one cell ${Date.now().toString(36)}`);
  await dialog.getByRole("button", { name: "Save as draft" }).click();
  await page.waitForURL(/\/segments\/[a-z0-9-]+\/edit/);
  const builder = new Builder(page);
  await builder.counted(new RegExp(`^${active.toLocaleString("en-GB")} of [\\d,]+ customers fit the rule`));
  const saved = await page.request.get(`/api/v1/w/halden/segments/${builder.slug()}`);
  const { origin, draft } = (await saved.json()) as SegmentView;
  expect(origin?.words).toMatch(/first payment/i);
  expect(draft?.rule).not.toBeUndefined();
});

test("what is not over is said to be so far, what lies ahead is empty and no number", async ({ page }) => {
  const cohorts = new CohortsPage(page);
  await cohorts.open("entry=firstPayment&every=quarter&measure=customers&cohorts=12");
  await expect(page.getByRole("definition").filter({ hasText: /of 9[012] days/ })).toBeVisible();
  const last = cohorts.row(-1);
  await expect(last.getByRole("cell").filter({ hasText: "so far" })).not.toHaveCount(0);
  const ahead = last.getByRole("cell").filter({ hasText: "not yet" });
  await expect(ahead).not.toHaveCount(0);
  await expect(ahead.first()).toHaveText("not yet");
  await expect(cohorts.pooled.getByRole("cell").filter({ hasText: "so far" })).toHaveCount(0);
});

test("segments stand beside each other, and each has its own triangle", async ({ page }) => {
  const cohorts = new CohortsPage(page);
  await cohorts.open();
  await expect(page).toHaveURL(/segment=/);
  const whole = await cohorts.table.textContent();
  await page
    .getByRole("link", { name: /^Triangle of / })
    .first()
    .click();
  await expect(page).toHaveURL(/open=/);
  expect(await cohorts.table.textContent()).not.toBe(whole);
});

/** "964 of 1,042" in a cell's title. */
function countOf(title: string | null): number {
  const [, count = ""] = /: ([\d,]+) of [\d,]+:/.exec(title ?? "") ?? [];
  return Number(count.replaceAll(",", ""));
}

/** The customers of the rule in the address of their list, as the API counts them. */
async function customersOf(page: Page): Promise<number | null> {
  const search = new URL(page.url()).searchParams;
  const { address } = await installation();
  const counted = await page.request.post(
    `/api/v1/w/halden/datasets/${search.get("dataset")}/versions/${search.get("version")}/rules/count`,
    { data: { rule: JSON.parse(search.get("rule") ?? "") }, headers: { origin: address } },
  );
  const { nodes } = (await counted.json()) as { nodes: { count: number | null }[] };
  return nodes[0]?.count ?? null;
}
