import { expect, test } from "@playwright/test";
import { referenceFile } from "./golden";
import { installation, owner, ownerFacts, rememberOwner, signIn } from "./installation";
import { Door } from "./pages/door";
import { pressOn, tabTo } from "./pages/keyboard";
import { RowsPage } from "./pages/rows-page";
import { Scoreboard } from "./pages/scoreboard";
import { UploadWizard } from "./pages/upload-wizard";

test("the owner arrives by the link, which works once, and finds where to begin", async ({ page, browser }) => {
  const link = (await installation()).ownerLink ?? "";
  await new Door(page).claim(link, ownerFacts);
  const workspace = /\/w\/([^/]+)/.exec(page.url())?.[1] ?? "";
  rememberOwner({ email: ownerFacts.email, password: ownerFacts.password, workspace });
  await page.goto(`/w/${workspace}/measure`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing to measure yet");
  await expect(page.getByRole("link", { name: "New dataset" })).toBeVisible();
  const stranger = await browser.newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("This link does not open anything");
  await stranger.close();
});

test("the owner uploads telco churn, corrects the mapping and back, builds, and follows a number to its rows", async ({
  page,
}) => {
  const { workspace } = await arrive(page);
  await page.goto(`/w/${workspace}/measure`);
  await page.getByRole("link", { name: "New dataset" }).click();
  const wizard = new UploadWizard(page);
  await wizard.upload(referenceFile("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv"));
  await expect(wizard.mapping).toHaveText(/^Mapping: 5 columns found their fields?/);
  await expect(wizard.field("Churn")).toHaveValue("customers.churned");
  await wizard.field("tenure").selectOption("customers.");
  await expect(wizard.mapping).toHaveText(/^Mapping: 4 columns found their fields?/);
  await wizard.undo("field of tenure");
  await expect(wizard.field("tenure")).toHaveValue("customers.tenure_months");
  await expect(wizard.mapping).toHaveText(/^Mapping: 5 columns found their fields?/);
  await wizard.name("Telco by wizard");
  await wizard.build();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Built: 7,043 of 7,043 .+; none was rejected$/);

  await page.getByRole("link", { name: "Compare its groups" }).click();
  const board = new Scoreboard(page);
  await board.groupBy("Contract");
  await expect(await board.number("Month-to-month", "Churned share")).toHaveText(/^43\s%$/);
  const scoreboardAddress = page.url();
  const drawer = await board.openNumber("Month-to-month", "Churned share");
  await expect(drawer.dialog).toContainText("Contract: Month-to-month");
  await expect(drawer.dialog).toContainText("Computed as customers who have churned ÷ customers");
  await expect(drawer.sql).toContainText(/select/);
  await expect(drawer.allRows).toHaveText(/^All 3,875 customers$/);
  await drawer.allRows.click();
  const rows = new RowsPage(page);
  await expect(rows.title).toHaveText("3,875 customers are behind “Churned share” of Month-to-month");
  await expect(rows.rows).toHaveCount(50);
  await page.goto(`${page.url()}&offset=3850`);
  await expect(rows.rows).toHaveCount(25);
  await expect(page.getByText("3,851 to 3,875 of 3,875")).toBeVisible();

  await page.goto(scoreboardAddress);
  await board.openNumber("Two year", "Churned share");
  await page.goBack();
  await expect(drawer.dialog).toBeHidden();
  await page.goForward();
  await expect(drawer.title).toHaveText("Churned share");
  await drawer.close();
  await expect(page).toHaveURL(/by=customers\.Contract/);
  await expect(page).not.toHaveURL(/[?&]open=/);
});

test("the owner uploads the four files of a sales pipeline at once; no sector stands out", async ({ page }) => {
  const { workspace } = await arrive(page);
  const wizard = new UploadWizard(page);
  await wizard.open(workspace);
  const names = ["accounts", "sales_pipeline", "products", "sales_teams"];
  await wizard.upload(...names.map((name) => referenceFile(`crm_sales/${name}.csv`)));
  await wizard.name("CRM by wizard");
  await wizard.build();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Built: /);
  await expect(page.getByText("GTXPro").first()).toBeVisible();
  await page.getByRole("link", { name: "Compare its groups" }).click();
  const board = new Scoreboard(page);
  await board.groupBy("sector");
  await expect(await board.number("CRM by wizard", "Close rate")).toHaveText(/^63\s%$/);
  const drawer = await board.openNumber("employment", "Close rate");
  const all = Number(/^All ([\d,]+) deals$/.exec((await drawer.allRows.textContent()) ?? "")?.[1]?.replace(",", ""));
  await drawer.allRows.click();
  const rows = new RowsPage(page);
  await expect(rows.title).toHaveText(/deals are behind “Close rate” of employment$/);
  expect(await rows.count()).toBe(all);
});

test("the whole way from a file to a number's drawer goes by keyboard alone", async ({ page }) => {
  const { workspace } = await arrive(page);
  await page.goto(`/w/${workspace}/measure`);
  await pressOn(page, page.getByRole("link", { name: "New dataset" }));
  const choosing = page.waitForEvent("filechooser");
  await pressOn(page, page.getByRole("button", { name: "choose files" }));
  const lines = Array.from({ length: 60 }, (_, at) => `k${at},${at % 2 ? "North" : "South"},${at % 3 ? "no" : "yes"}`);
  await (await choosing).setFiles({
    name: "keys.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`customer_id,region,churned\n${lines.join("\n")}\n`),
  });
  const wizard = new UploadWizard(page);
  await expect(wizard.mapping).toBeVisible();
  await tabTo(page, page.getByLabel("Name of the dataset"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("By keyboard");
  await expect(wizard.buildButton).toBeEnabled();
  await pressOn(page, wizard.buildButton);
  await pressOn(page, page.getByRole("link", { name: "Read the report" }));
  await pressOn(page, page.getByRole("link", { name: "Compare its groups" }));
  const board = new Scoreboard(page);
  const number = await board.number("North", "Churned share");
  await pressOn(page, number);
  await expect(board.drawer.title).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(board.drawer.dialog).toBeHidden();
  await expect(number).toBeFocused();
});

async function arrive(page: import("@playwright/test").Page) {
  const known = await owner(page.request);
  await signIn(page.request, known);
  return known;
}
