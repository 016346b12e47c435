import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { everyPage, placesOf, readerOf } from "./every-page";
import { signIn } from "./installation";
import type { Places } from "./page-of-the-product";

// Pages side by side: together they take longer than all other tests.
test.describe.configure({ mode: "parallel" });

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** What else of a page's rules could change with its colours. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

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
      const light = await new AxeBuilder({ page }).withTags(rules).analyze();
      expect(light.passes.length).toBeGreaterThan(10);
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      const dark = await new AxeBuilder({ page }).withRules(rulesOfColour).analyze();
      expect(dark.passes.length).toBeGreaterThan(0);
      expect([...light.violations, ...dark.violations].map(inWords)).toEqual([]);
      expect(await sidewaysOverhang(page), `scrolls sideways at ${width} px`).toBe(0);
    }
  });
}

type Violation = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"][number];

function inWords({ id, nodes }: Violation): string {
  return `${id}: ${nodes.map((node) => node.html).join("\n")}`;
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
