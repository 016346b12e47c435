import { expect, test } from "@playwright/test";
import { enter, owner } from "./installation";
import { scriptOfOwner } from "./script";

test("a file of roadmap items comes in through the pages: a bad row is named and left out, an unknown segment is kept by its name", async ({
  page,
}) => {
  const run = Date.now().toString(36);
  const script = await scriptOfOwner(page.request);
  const { workspace, ...account } = await owner(page.request);
  const dataset = await script.build(`Planned ${run}`, [
    await script.uploadBody("customer_id,region\nr1,North\nr2,South\n", "riders.csv"),
  ]);
  await enter(page, account);
  await page.goto(`/w/${workspace}/rollout/roadmap?dataset=${dataset}`);
  await page
    .getByRole("link", { name: /Bring in|Import/ })
    .first()
    .click();
  const lines = [
    "title,status,quarter,effort,segment",
    `Bikes ${run},planned,2027Q1,3,Cyclists`,
    `Boats ${run},planned,soon,2,`,
    `Trains ${run},idea,,,Cyclists`,
  ];
  await page
    .getByLabel("Files to upload")
    .setInputFiles({ name: "plans.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByRole("heading", { name: "2 items can be brought in" })).toBeVisible();
  await expect(page.getByText("1 segment is not defined here.")).toBeVisible();
  const fault = page.getByRole("table", { name: "Cells that do not fit" }).getByRole("row").nth(1);
  await expect(fault).toContainText(/^plans\.csv\s*2\s*quarter\s*soon/);
  await page.getByRole("button", { name: "Bring in 2, leave 1 row out" }).click();
  await expect(page).toHaveURL(/\/rollout\/roadmap\?/);
  await expect(page.getByRole("link", { name: `Bikes ${run}` }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: `Trains ${run}` }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: `Boats ${run}` })).toHaveCount(0);
  await expect(page.getByText("Cyclists").first()).toBeVisible();
});
