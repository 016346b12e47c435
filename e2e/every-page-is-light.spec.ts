import { expect, test } from "@playwright/test";
import { scriptBudgets, scriptBytesOverEmptyPage } from "../scripts/script-sizes";
import { everyPage, placesOf, readerOf } from "./every-page";
import { signIn } from "./installation";
import type { Places } from "./page-of-the-product";

test.describe.configure({ mode: "parallel" });

let places: Places;
test.beforeAll(async ({ request }) => {
  places = await placesOf(request);
});

for (const { name, kind, as, shows, path } of everyPage) {
  test(`${name}, a page for ${kind}, loads no more script than it may`, async ({ page }) => {
    if (as !== "nobody") await signIn(page.request, await readerOf(places, as));
    const response = await page.request.get(path(places));
    const html = await response.text();
    if (kind === "reading") expect(html).toContain(shows);
    const bytes = scriptBytesOverEmptyPage(html);
    console.log(`script over the empty page: ${name}, ${bytes} of ${scriptBudgets[kind]} bytes`);
    expect(bytes).toBeLessThanOrEqual(scriptBudgets[kind]);
  });
}
