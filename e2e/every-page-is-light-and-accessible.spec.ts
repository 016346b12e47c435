import { expect, type Page } from "@playwright/test";
import { scriptBudgets, scriptBytesOverEmptyPage } from "../scripts/script-sizes";
import { allRules, axeComplaints, rulesOfColour, sidewaysOverhang } from "./axe-complaints";
import { everyPage, placesOf, readerOf } from "./every-page";
import { enter } from "./installation";
import { test } from "./one-tab";
import type { Places } from "./page-of-the-product";

// Pages side by side: together they take longer than all other tests.
test.describe.configure({ mode: "parallel" });

let places: Places;
test.beforeAll(async ({ request }) => {
  places = await placesOf(request);
});

for (const { name, kind, as, shows, path } of everyPage) {
  test(`${name}, a page for ${kind}: little script, and nothing to complain about in light and dark, wide and narrow`, async ({
    page,
  }) => {
    if (as !== "nobody") await enter(page, await readerOf(places, as));
    // Without motion: a colour on its way from light to dark has no contrast of its own.
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1280, height: 800 });
    const html = (await (await page.goto(path(places)))?.text()) ?? "";
    if (kind === "reading") expect(html).toContain(shows);
    const bytes = scriptBytesOverEmptyPage(html);
    console.log(`script over the empty page: ${name}, ${bytes} of ${scriptBudgets[kind]} bytes`);
    expect(bytes).toBeLessThanOrEqual(scriptBudgets[kind]);
    await settled(page, shows);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const [colorScheme, rules] of [
        ["light", allRules],
        ["dark", rulesOfColour],
      ] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect(await axeComplaints(page, { rules }), `in ${colorScheme}, at ${width} px`).toEqual([]);
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
