import { expect, type Locator, test } from "@playwright/test";
import type { DatasetView, JobView, RecipeDraft } from "@/lib/domain/dataset-resources";
import type { Rule } from "@/lib/domain/rule";
import { installation, owner, sampleAccount, tokenOf } from "./installation";
import { Door } from "./pages/door";
import { Scoreboard } from "./pages/scoreboard";
import { Script } from "./script";

test("exclusive segments add up to the total on screen, and the page of overlaps says that they part the base", async ({
  page,
}) => {
  await new Door(page).signIn(await sampleAccount("executive"));
  const board = new Scoreboard(page);
  await board.open("halden");
  await expect(page).toHaveURL(/by=segments&segment=agencies%401&/);
  await expect(page.getByRole("heading", { name: "Each segment against the rest" })).toBeVisible();
  await expect(page.getByText("The segments share no customer and cover everyone")).toBeVisible();
  const rows = board.table.getByRole("row");
  const sizes = await numbers(rows.locator("td:first-of-type"));
  const total = sizes.at(-1);
  expect(sizes).toHaveLength(7);
  expect(sizes.slice(0, -1).reduce((sum, size) => sum + size, 0)).toBe(total);
  await page.getByRole("link", { name: "Overlap" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "The six segments share no customer and cover everyone",
  );
  const combinations = page.getByRole("table", { name: "Combinations of segments" }).getByRole("row");
  await expect(combinations).toHaveCount(7);
  const counts = await combinations.locator("td:nth-last-child(3)").allInnerTexts();
  expect(counts.map(number).reduce((sum, count) => sum + count, 0)).toBe(total);
});

test("one segment against another keeps to the address, and opens its number with its definition", async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("executive"));
  const board = new Scoreboard(page);
  await board.open("halden");
  await page.getByRole("combobox", { name: "Compared with" }).selectOption({ label: "Agencies" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Each segment against Agencies" })).toBeVisible();
  await expect(page).toHaveURL(/against=group%3Aagencies%401/);
  const drawer = await board.openNumber("Online retail", "Churned share");
  await expect(drawer.dialog).toContainText("Online retail, definition 1");
  await expect(drawer.dialog).toContainText("Against Agencies:");
});

test("sales sees the board by published segments, and no column", async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("sales"));
  const board = new Scoreboard(page);
  await board.open("halden");
  await expect(board.group("Agencies").getByRole("cell").first()).toContainText(/\d/);
  await expect(page.getByRole("combobox", { name: "Groups by" }).getByRole("option")).toHaveText(["Segments"]);
  await page.goto("/w/halden/compare?dataset=customers&version=1&by=customers.Industry&metric=arpu");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This comparison cannot be shown");
});

test("overlapping segments are said to overlap, and whom they share is counted", async ({ page }) => {
  const known = await owner(page.request);
  const { workspace } = known;
  const { address } = await installation();
  const script = new Script(
    address,
    workspace,
    await tokenOf(page.request, { workspace, email: known.email, level: "admin" }),
  );
  const dataset = await addHotels(script);
  // 60 of the coast, 80 with more than 20 rooms: 40 are both.
  await publish(script, dataset, "By the sea", isOneOf("customers.region", "Coast"));
  await publish(script, dataset, "Large", {
    kind: "column",
    column: "customers.rooms",
    test: { op: "above", value: 20 },
  });
  await new Door(page).signIn(known);
  const board = new Scoreboard(page);
  await board.open(workspace, { dataset });
  await expect(page.getByText("The segments overlap: 40 customers are in more than one")).toBeVisible();
  await page.getByRole("combobox", { name: "Compared with" }).selectOption({ label: "Large" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(board.group("By the sea")).toContainText("40 in both");
  await page.getByRole("link", { name: "Overlap" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("40 customers are in two segments; 20 are in none");
  const pairs = page.getByRole("table", { name: "Customers in each two segments" });
  await pairs.getByRole("link", { name: /^40/ }).first().click();
  await expect(page).toHaveURL(/\/customers\?/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("40");
});

async function addHotels(script: Script): Promise<string> {
  const lines = Array.from({ length: 120 }, (_, at) => {
    const region = at < 60 ? "Coast" : "Hills";
    return `h${at},${region},${1 + (at % 60)},${20 + (at % 9)}.50`;
  });
  const text = `customer_id,region,rooms,monthly_revenue\n${lines.join("\n")}\n`;
  const file = await script.uploadBody(text, "hotels.csv");
  const { recipe } = await script.ask<RecipeDraft>("recipes/draft", { method: "POST", body: { files: [file.id] } });
  const { slug } = await script.ask<DatasetView>("datasets", { method: "POST", body: { name: "Hotels" } });
  const job = await script.ask<JobView>(`datasets/${slug}/versions`, { method: "POST", body: { recipe } });
  expect((await script.jobEnd(job.id)).status).toBe("done");
  return slug;
}

async function publish(script: Script, dataset: string, name: string, rule: Rule): Promise<void> {
  const { slug, draft } = await script.ask<{ slug: string; draft: { revision: number } }>("segments", {
    method: "POST",
    body: { dataset, name, rule },
  });
  const body = { revision: draft.revision, note: null };
  await script.ask(`segments/${slug}/versions`, { method: "POST", body });
}

function isOneOf(column: string, ...values: string[]): Rule {
  return { kind: "column", column, test: { op: "isOneOf", values } };
}

/** The first number of each cell. */
async function numbers(cells: Locator): Promise<number[]> {
  return (await cells.allInnerTexts()).map((text) => number(text.split("\n")[0] ?? ""));
}

function number(text: string): number {
  return Number(text.replaceAll(",", ""));
}
