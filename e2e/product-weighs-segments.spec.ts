import { expect, test } from "@playwright/test";
import { sampleAccount } from "./installation";
import { Door } from "./pages/door";
import { Priorities } from "./pages/priorities";

test("product reads which segment is best and why one is out, and what more of it would do", async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("product"));
  const priorities = new Priorities(page);
  await priorities.openRanking();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Agencies: best in");
  const chances = await priorities.chances();
  expect(chances).toHaveLength(6);
  expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeGreaterThan(96);
  expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeLessThan(104);
  await expect(priorities.row("Knock-out rules by segment", "Solo & freelance")).toContainText("points too much");
  await priorities.tab("Impact");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    /^With 10.% more Agencies, monthly revenue rises by €/,
  );
  await expect(priorities.row("Company figures today and in the scenario", "Monthly revenue")).toContainText("+€");
});

test("analyst keeps a scenario, sets it beside another, and takes a deletion back", async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("analyst"));
  const priorities = new Priorities(page);
  await priorities.openRanking();
  await priorities.tab("Impact");
  await priorities.keepScenario("A tenth more");
  const kept = priorities.row("Kept scenarios", "A tenth more");
  await kept.getByRole("button", { name: "Delete A tenth more" }).click();
  await kept.getByRole("button", { name: "Undo: bring back A tenth more" }).click();
  await expect(kept.getByRole("button", { name: "Delete A tenth more" })).toBeVisible();
  await priorities.setSideBySide();
  const revenue = priorities.row("Scenarios side by side", "Monthly revenue");
  await expect(revenue).toContainText("in 90\u202f% of cases");
  await page.goBack();
  await kept.getByRole("button", { name: "Delete A tenth more" }).click();
  await expect(kept.getByRole("status")).toHaveText("Deleted.");
});

test("product writes a market down; a low figure above the high one is refused with a sentence", async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("product"));
  const priorities = new Priorities(page);
  await priorities.openMarket("Online retail");
  const dialog = await priorities.editFigures();
  await dialog.getByRole("spinbutton", { name: "low", exact: true }).fill("90000");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("the low figure 90,000 is above the high one");
  await dialog.getByRole("spinbutton", { name: "low", exact: true }).fill("12500");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(priorities.row("Markets by segment", "Online retail")).toContainText("12,500 to");
});
