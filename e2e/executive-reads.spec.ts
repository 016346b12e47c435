import { expect, test } from "@playwright/test";
import { installation, owner, sampleAccount } from "./installation";
import { Door } from "./pages/door";
import { Scoreboard } from "./pages/scoreboard";

const workspace = "halden";

test.beforeEach(async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("executive"));
});

test("the executive signs in, reads a number's drawer with formula and SQL, and sees counts instead of customers", async ({
  page,
}) => {
  await expect(page).toHaveURL(new RegExp(`/w/${workspace}/`));
  const board = new Scoreboard(page);
  await board.open(workspace);
  const metric = await firstMetric(board);
  const [group] = await board.table.getByRole("rowheader").allInnerTexts();
  const drawer = await board.openNumber(group?.split("\n").at(-1) ?? "", metric);
  await expect(drawer.dialog.getByRole("heading", { name: "In words" })).toBeVisible();
  await expect(drawer.dialog).toContainText("Computed as ");
  await expect(drawer.dialog).toContainText("Not adjusted for other columns");
  await expect(drawer.sql).toContainText(/select/);
  await expect(drawer.dialog.getByRole("heading", { name: "Versions" })).toBeVisible();
  await expect(drawer.dialog).toContainText("Your job role sees counts, not single customers.");
  await expect(drawer.allRows).toHaveCount(0);
  await expect(drawer.dialog.getByRole("table")).toHaveCount(0);
  await expect(drawer.dialog.getByRole("button", { name: "Copy with DuckDB command" })).toHaveCount(0);
});

test("the executive finds nothing to edit, and the rows page says whose right it is", async ({ page }) => {
  await page.goto(`/w/${workspace}/measure`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: /New (dataset|version)/ })).toHaveCount(0);
  await page.goto(`/w/${workspace}/measure/new`);
  await expect(page.getByText("Uploading is for analysts and admins")).toBeVisible();
  await expect(page.getByRole("button", { name: "choose files" })).toHaveCount(0);
  await page.goto(`/w/${workspace}/measure`);
  await page
    .getByRole("link", { name: /^Report of / })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Built: /);
  await expect(page.getByRole("link", { name: /Rejects/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Waive/ })).toHaveCount(0);
  await page.goto(`/w/${workspace}/settings/definitions`);
  await expect(page.getByRole("link", { name: "Members" })).toHaveCount(0);
  const board = new Scoreboard(page);
  await board.open(workspace);
  await (await board.number((await groupNames(board))[0] ?? "", await firstMetric(board))).click();
  await expect(board.drawer.title).toBeVisible();
  await page.goto(page.url().replace("/compare?", "/compare/rows?"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("These rows are not open to you");
  await expect(page.getByRole("table")).toHaveCount(0);
});

test("the API refuses the executive what the pages do not offer", async ({ page }) => {
  const { address } = await installation();
  const headers = { origin: address };
  const home = `/api/v1/w/${workspace}`;
  const refused = [
    await page.request.put(`${home}/uploads/x.csv`, { headers, data: "a,b\n1,2\n" }),
    await page.request.post(`${home}/datasets`, { headers, data: { name: "Mine" } }),
    await page.request.get(`${home}/files`),
    await page.request.get(`${home}/members`),
    await page.request.post(`${home}/tokens`, { headers, data: { name: "t", level: "viewer", expiresInDays: 1 } }),
  ];
  expect(refused.map((response) => response.status())).toEqual([403, 403, 403, 403, 403]);
  for (const response of refused) expect(((await response.json()) as { detail: string }).detail).toMatch(/\.$/);
});

test("a foreign workspace is 404 on every page and in the API, like one that does not exist", async ({ page }) => {
  const { workspace: foreign } = await owner(page.request);
  for (const slug of [foreign, "no-such-workspace"]) {
    for (const path of ["", "/measure", "/measure/new", "/compare", "/settings/definitions", "/settings/members"]) {
      const response = await page.goto(`/w/${slug}${path}`);
      expect([path, response?.status()]).toEqual([path, 404]);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
    }
    for (const path of ["datasets", "files", "members"])
      expect((await page.request.get(`/api/v1/w/${slug}/${path}`)).status()).toBe(404);
  }
});

async function groupNames(board: Scoreboard): Promise<string[]> {
  const names = await board.table.getByRole("rowheader").allInnerTexts();
  return names.map((name) => name.split("\n").at(-1) ?? "");
}

async function firstMetric(board: Scoreboard): Promise<string> {
  const heads = await board.table.getByRole("columnheader").allInnerTexts();
  return heads[2]?.split("\n")[0] ?? "";
}
