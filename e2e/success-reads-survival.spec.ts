import { expect, type Locator, type Page, test } from "@playwright/test";
import { sampleAccount } from "./installation";
import { Door } from "./pages/door";

const address = "/w/halden/compare/survival";

test.beforeEach(async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("success"));
});

test("success opens survival, chooses one segment, moves the reading, and the link keeps all of it", async ({
  page,
}) => {
  await page.goto(address);
  await expect(page).toHaveURL(/version=\d+.*segment=agencies%40\d+/);
  await expect(page.getByRole("img", { name: /^Survival of Agencies/ })).toBeVisible();

  await page.getByLabel("Shown for").selectOption({ label: "Agencies" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/segment=agencies%40\d+$/);
  await expect(heading(page)).toHaveText(/^Agencies stay: \d+\s%/);
  const curve = page.getByRole("img", { name: /^Survival curves: .*Agencies, The rest$/ });
  await expect(curve.and(page.locator(":visible"))).toHaveCount(1);

  await page.getByRole("navigation", { name: "Read after so many months" }).getByRole("link", { name: "12" }).click();
  await expect(page).toHaveURL(/horizon=12/);
  await expect(heading(page)).toHaveText(/after 12 months, against [\d.]+\s% of the rest/);

  const headline = (await heading(page).textContent()) ?? "";
  await page.goto(page.url());
  await expect(heading(page)).toHaveText(headline);
});

test("the table beneath says what the curve draws, and why it is not the churned share", async ({ page }) => {
  await page.goto(`${address}?dataset=customers&version=1&segment=agencies&horizon=12`);
  await expect(page).toHaveURL(/segment=agencies%40\d+/);
  await expect(page.getByText(/dividing leavers by all would call young customers loyal/)).toBeVisible();
  await page.getByText("Show as table").first().click();
  const readings = page.getByRole("table", { name: "Share still there by months since the start" });
  const row = readings.getByRole("row", { name: /^12 months/ });
  const [share] = await cells(row);
  const stays = page.getByRole("table", { name: "How long each group stays" });
  const [, , after] = await cells(stays.getByRole("row", { name: /Agencies/ }));
  expect(share).toMatch(/^\d+\s%$/);
  expect(after?.split("\n")[0]).toBe(share);
  await expect(stays.getByRole("row", { name: /Agencies/ })).toContainText("better");
});

test("what cannot be drawn is a sentence with a way on", async ({ page }) => {
  await page.goto(`${address}?dataset=customers&version=1&by=deals.outcome`);
  await expect(heading(page)).toHaveText("These curves cannot be drawn");
  await expect(page.getByText(/belongs to deals, and a life to a customer/)).toBeVisible();
  await page.getByRole("link", { name: "Start anew" }).click();
  await expect(heading(page)).toHaveText(/are still accounts after \d+ months$/);
});

test("the segment's own pages show the same reading", async ({ page }) => {
  await page.goto("/w/halden/segments/agencies");
  await expect(page.getByRole("heading", { name: /^Agencies stay: \d+\s%/ })).toBeVisible();
  await page.getByRole("link", { name: "Survival in full" }).click();
  await expect(heading(page)).toHaveText(/^Agencies stay: \d+\s%/);
});

function heading(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}

async function cells(row: Locator): Promise<string[]> {
  return await row.getByRole("cell").allInnerTexts();
}
