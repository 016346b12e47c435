import { expect, test } from "@playwright/test";
import type { ExecutiveBrief } from "@/lib/domain/executive-brief";
import { sampleAccount, signIn } from "./installation";
import { Door } from "./pages/door";

test("an executive finds which segment keeps its customers, and what waits for a decision, from the brief alone", async ({
  page,
}) => {
  await new Door(page).signIn(await sampleAccount("executive"));
  await page.goto("/w/halden");
  await expect(page).toHaveURL(/\/brief\?dataset=customers&version=\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("and they stay");

  const table = page.getByRole("table", { name: "Segments like a profit and loss account" });
  const agencies = table.getByRole("row", { name: /Agencies/ });
  await expect(agencies.getByRole("img", { name: /^difference \+/ })).toBeVisible();
  const heads = await table.getByRole("columnheader").allTextContents();
  const numberOf = (head: string) =>
    agencies
      .getByRole("cell")
      .nth(heads.indexOf(head) - 1)
      .getByRole("link");
  await numberOf("Kept 12 months").click();
  await expect(page).toHaveURL(/\/compare\?.*open=retention_12/);
  await page.goBack();
  for (const [head, address] of [
    ["Customers", /\/segments\/agencies\/time\?version=\d+&definition=\d+$/],
    ["Share", /\/compare\/revenue\?.*shown=agencies/],
  ] as const)
    await expect(numberOf(head)).toHaveAttribute("href", address);

  const decisions = page.getByRole("table", { name: "Decisions that wait" });
  await expect(decisions.getByRole("row")).not.toHaveCount(0);
  await decisions.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/prioritise\/decisions\/[\w-]+$/);
});

test("customers and money of segments add up to the company, to the cent", async ({ request }) => {
  await signIn(request, await sampleAccount("analyst"));
  const answer = await request.get("/api/v1/w/halden/datasets/customers/versions/1/executive-brief");
  const brief = (await answer.json()) as ExecutiveBrief;
  const lines = [...brief.segments, brief.otherSegments, brief.others].filter((line) => line !== null);
  const sum = (of: (line: (typeof lines)[number]) => number | null | undefined) =>
    lines.reduce((total, line) => total + (of(line) ?? Number.NaN), 0);
  expect(brief.segments).toHaveLength(6);
  expect(sum(({ customers }) => customers)).toBe(brief.total.customers);
  expect(sum(({ money }) => money?.cents)).toBe(brief.total.money?.cents);
  // The month in which a curve reaches the cost is the payback of the table.
  for (const { cost, margin, payback } of brief.payback?.lines ?? []) {
    const months = payback.estimate?.value ?? 0;
    expect(margin.findIndex((value) => value >= (cost ?? Number.NaN)) + 1).toBe(months);
    expect(months).toBeGreaterThan(0);
  }
  expect(brief.payback?.lines).toHaveLength(7);
  const parts = brief.moved?.parts.reduce((total, { value }) => total + value, 0);
  expect(parts).toBeCloseTo(brief.moved?.change.value ?? Number.NaN, 9);
});

test("the brief stands without script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(context.request, await sampleAccount("executive"));
  await page.goto("/w/halden/brief");
  await expect(page.getByRole("table", { name: "Segments like a profit and loss account" })).toBeVisible();
  await expect(page.getByRole("img", { name: /Share of customers in target segments from/ }).first()).toBeVisible();
  // The homes of other roles are one link away, and say whose they are.
  await page.getByRole("navigation", { name: "Homes" }).getByRole("link", { name: "Customer success" }).click();
  await expect(page).toHaveURL(/\/brief\?.*home=success$/);
  await expect(page.getByRole("link", { name: "Customer success" })).toHaveAttribute("aria-current", "page");
  await context.close();
});
