import { expect, type Locator, type Page } from "@playwright/test";
import { allRules, axeComplaints, nothingSeen, rulesOfColour, sidewaysOverhang } from "./axe-complaints";
import { everyOpening } from "./every-opening";
import { readerOf } from "./every-page";
import { enter } from "./installation";
import { test } from "./one-tab";
import type { Control, Opening } from "./opening-of-the-product";
import { type OpeningPlaces, openingPlacesOf } from "./opening-places";

test.describe.configure({ mode: "parallel" });

/** Where each kind stands while it is open, for axe. */
const places = {
  dialog: "dialog[open]",
  menu: "[popover]:popover-open",
  listbox: "[role=listbox]",
  fold: "details[open]",
} as const;

let known: OpeningPlaces;
test.beforeAll(async ({ request }) => {
  known = await openingPlacesOf(request);
});

for (const { page: name, as, path, openings } of everyOpening) {
  test(`${name}: nothing to complain about in what opens, by its control and by Escape`, async ({ page }) => {
    await enter(page, await readerOf(known, as));
    // Without motion: a colour on its way from light to dark has no contrast of its own.
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.goto(path(known));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    for (const opening of openings) await test.step(`${opening.name}`, () => look(page, opening));
  });
}

/** Opens it, looks at it wide and narrow, in light and dark, and closes it again. */
async function look(page: Page, opening: Opening): Promise<void> {
  const controls: Locator[] = [];
  for (const control of opening.press) controls.push(await use(page, control));
  await opened(page, opening);
  const at = { place: places[opening.opens], isOnTop: opening.opens !== "fold" };
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await axeComplaints(page, { ...at, rules: allRules }), `at ${width} px`).toEqual([]);
    expect(await sidewaysOverhang(page), `scrolls sideways at ${width} px`).toBe(0);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    const dark = await axeComplaints(page, { ...at, rules: rulesOfColour });
    // On the narrow page axe cannot tell the ground of all words in some dialogs; their colours are those of the wide one.
    expect(width === 360 ? dark.filter((one) => one !== nothingSeen) : dark, `in dark, at ${width} px`).toEqual([]);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  }
  await closed(page, opening, controls);
}

async function use(page: Page, control: Control): Promise<Locator> {
  if (typeof control === "object" && "type" in control) {
    const name = { name: control.into, exact: true };
    const field = page.getByRole("textbox", name).or(page.getByRole("combobox", name));
    await expect(field).toBeFocused();
    await page.keyboard.type(control.type);
    return field;
  }
  const isButton = typeof control === "string" || control instanceof RegExp;
  const { role, name } = isButton ? { role: "button" as const, name: control } : control;
  const found = page.getByRole(role, { name, exact: typeof name === "string" }).first();
  await found.click();
  return found;
}

/** It is there by its name, and the focus has gone into a dialog. */
async function opened(page: Page, { opens, name }: Opening): Promise<void> {
  if (opens === "fold") {
    await page.getByRole("main").locator("summary").filter({ hasText: name }).first().click();
    return;
  }
  const place = placeOf(page, { opens, name });
  await expect(place).toBeVisible();
  if (opens === "dialog") await expect(place.locator(":focus")).toHaveCount(1);
}

function placeOf(page: Page, { opens, name }: Pick<Opening, "opens" | "name">): Locator {
  return page.getByRole(opens === "dialog" || opens === "listbox" ? opens : "group", { name }).last();
}

/** Escape closes it, and the focus is back on the last control that is still there. */
async function closed(page: Page, { opens, name }: Opening, controls: readonly Locator[]): Promise<void> {
  if (opens === "fold") return;
  await page.keyboard.press("Escape");
  await expect(placeOf(page, { opens, name })).toBeHidden();
  const visible = await Promise.all(controls.map((control) => control.isVisible()));
  await expect(controls[visible.lastIndexOf(true)] ?? page.getByRole("main")).toBeFocused();
}
