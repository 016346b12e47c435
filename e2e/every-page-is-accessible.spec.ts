import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { everyPage, placesOf, readerOf } from "./every-page";
import { signIn } from "./installation";
import type { Places } from "./page-of-the-product";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

let places: Places;
test.beforeAll(async ({ request }) => {
  places = await placesOf(request);
});

for (const { name, as, shows, path } of everyPage) {
  test(`${name}: nothing to complain about, in light and dark, wide and narrow`, async ({ page }) => {
    if (as !== "nobody") await signIn(page.request, await readerOf(places, as));
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      // Without motion: a colour on its way from light to dark has no contrast of its own.
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await page.goto(path(places));
      await settled(page, shows);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze();
        expect(passes.length).toBeGreaterThan(10);
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`)).toEqual([]);
      }
      expect(await sidewaysOverhang(page), `scrolls sideways at ${width} px`).toBe(0);
    }
  });
}

/** The page that is meant is there, and asks for nothing any more. */
async function settled(page: Page, shows: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(shows).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}

async function sidewaysOverhang(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
