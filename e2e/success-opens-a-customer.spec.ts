import { expect, test } from "@playwright/test";
import { sampleAccount } from "./installation";
import { Door } from "./pages/door";

const workspace = "halden";

test.beforeEach(async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("success"));
});

test("success opens one of their accounts: facts in clear, why it is in a segment and in no other; of others no id and no name in clear", async ({
  page,
}) => {
  await page.getByRole("link", { name: "Customers", exact: true }).first().click();
  await expect(page).toHaveURL(/\/customers\?dataset=customers&version=\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/accounts of Customers$/);
  const table = page.getByRole("table", { name: "Customers" });
  const first = table.getByRole("rowheader").first();
  const id = ((await first.textContent()) ?? "").trim();
  expect(id).toMatch(/^\d{7}$/);
  await first.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/customers/${id}\\?`));
  await expect(page.getByRole("term").filter({ hasText: /^e-mail$/ })).toBeVisible();
  await expect(page.getByText(/@example\.com$/)).toBeVisible();
  await expect(page.getByText("yours", { exact: true })).toBeVisible();
  await expect(page.getByText(/^In, because /)).not.toHaveCount(0);
  await expect(page.getByText(/^Not in, because /)).not.toHaveCount(0);
  const response = await page.goto(page.url().replace(id, "9999999"));
  expect(response?.status()).toBe(404);
});

test("a segment's customers are listed, sorted and searched through the address alone", async ({ page }) => {
  await page.goto(`/w/${workspace}/segments/agencies/customers`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/accounts are in Agencies$/);
  await page.getByRole("columnheader", { name: "Employees" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=customers.Employees&order=ascending/);
  await expect(page.getByRole("columnheader", { name: "Employees" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText(/^51 to 100 of /)).toBeVisible();
  await page.getByRole("textbox", { name: "Id or name" }).fill("no such name anywhere");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByText("No customer fits the search")).toBeVisible();
});
