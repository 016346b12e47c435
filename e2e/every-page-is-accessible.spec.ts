import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { everyPage, type Places, placesOf } from "./every-page";
import { signIn } from "./installation";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

let places: Places;
test.beforeAll(async ({ request }) => {
  places = await placesOf(request);
});

for (const { name, as, path } of everyPage) {
  test(`${name}: nothing to complain about, in light and dark, wide and narrow`, async ({ page }) => {
    if (as !== "nobody") await signIn(page.request, places[as]);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(path(places));
      await settled(page);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze();
        expect(passes.length).toBeGreaterThan(10);
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`)).toEqual([]);
      }
      expect(await sidewaysOverhang(page), `scrolls sideways at ${width} px`).toBe(0);
    }
  });
}

/** Nothing is being asked for any more, and the headline stands. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("status").filter({ hasText: /^Proposing|^Loading/ })).toHaveCount(0);
}

async function sidewaysOverhang(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
