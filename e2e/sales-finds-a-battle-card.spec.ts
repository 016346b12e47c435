import { expect, type Locator, type Page, test } from "@playwright/test";
import { sampleAccount, signIn } from "./installation";

test.beforeEach(async ({ page }) => {
  await signIn(page.request, await sampleAccount("sales"));
  await page.goto("/w/halden/segments");
});

test("sales finds a battle card by keyboard alone, with numbers and how many they are of, and keeps it as a view", async ({
  page,
}) => {
  const field = page.getByRole("combobox", { name: /^Pages, segments, customers/ });
  await pressUntil(page, "Control+k", field);
  await expect(field).toBeFocused();
  await field.fill("agencies battle");
  await expect(page.getByRole("option", { selected: true })).toHaveText("Agencies: battle card");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/segments\/agencies\/battle-card\?version=\d+&definition=\d+$/);
  await expect(page.getByRole("heading", { name: "What they object, and the answer" })).toBeVisible();
  const close = page.getByRole("table", { name: "Numbers of Agencies" }).getByRole("row", { name: /^Close rate/ });
  await expect(close).toHaveText(/^Close rate\d+\s%\d+ to \d+\d+\s%[\d,]+$/);
  await expect(page.getByRole("button", { name: "Edit words" })).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await field.fill("keep this");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Keep this view" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Card for the call at ten");
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByText("Kept: Card for the call at ten")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await field.fill("call at ten");
  await expect(page.getByRole("option", { selected: true })).toHaveText(/^Card for the call at ten/);
});

test("the address of a customer, passed on to sales, leads to the battle cards", async ({ page }) => {
  await page.goto("/w/halden/customers/H000017?dataset=customers&version=1");
  await expect(page.getByRole("heading", { name: "Single customers are not open to you" })).toBeVisible();
  await page.getByRole("link", { name: "Battle card: Agencies" }).click();
  await expect(page).toHaveURL(/\/segments\/agencies\/battle-card/);
  await expect(page.getByRole("heading", { name: "What they object, and the answer" })).toBeVisible();
});

test("the home of sales shows every segment, and no way leads where sales may not go", async ({ page }) => {
  await page.goto("/w/halden/brief");
  const table = page.getByRole("table", { name: "Segments to win" });
  await expect(table.getByRole("row", { name: /^Solo & freelance/ })).toContainText(/\d,\d{3}[\s\S]*\d+\s%/);
  await expect(table.getByText("hidden", { exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Roll out" }).click();
  await expect(page.getByRole("navigation", { name: "Pages of roll out" }).getByRole("link")).toHaveText([
    "Roadmap",
    "Feedback",
    "Expectations",
  ]);
  await page.getByRole("link", { name: "Feedback", exact: true }).click();
  await expect(page.getByText(/^What customers said in their own words is personal/)).toBeVisible();
});

test("letters are shortcuts where nobody types, say what they are, and can be switched off", async ({ page }) => {
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await pressUntil(page, "?", sheet);
  await expect(sheet.getByText("Compare", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/compare/);
  await pressUntil(page, "?", sheet);
  await sheet.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.type("?gs");
  await expect(page.getByRole("dialog").getByRole("combobox")).toHaveValue("?gs");
});

/** Keys are heard once the page's script is there: pressed again until they are. */
async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(shown).toBeVisible({ timeout: 1500 });
  }).toPass();
}
