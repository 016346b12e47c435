import { expect, type Page, test } from "@playwright/test";
import type { ExpectationBoard } from "@/lib/domain/expectation-board";
import type { Portfolio } from "@/lib/domain/portfolio";
import type { UnitRows } from "@/lib/domain/scoreboard";
import { sampleAccount } from "./installation";
import { Door } from "./pages/door";

const version = "/api/v1/w/halden/datasets/customers/versions/1";

test.beforeEach(async ({ page }) => {
  await new Door(page).signIn(await sampleAccount("success"));
  await page.goto("/w/halden/brief");
});

test("success finds the largest gap from the home; its actual is the median over that segment's tickets", async ({
  page,
}) => {
  const tiles = page.getByRole("region", { name: "The book and its promises" });
  await tiles.getByRole("link", { name: /×$/ }).click();
  await expect(page).toHaveURL(/\/rollout\/expectations\?.*open=/);
  const drawer = page.getByRole("dialog", { name: "First response" });
  await expect(drawer.getByText("missed", { exact: true })).toBeVisible();
  const board = await answer<ExpectationBoard>(page, `${version}/expectations`);
  const [gap] = board.gaps;
  const sheet = board.sheets.find(({ slug }) => slug === gap?.slug);
  const actual = sheet?.cells.find(({ topic }) => topic === gap?.topic)?.actual;
  if (!sheet || actual?.kind !== "waits") throw new Error("the largest gap is not measured");
  const minutes = await ticketMinutes(page, sheet.ref);
  expect(minutes).toHaveLength(actual.answered);
  expect(actual.open).toBe(0);
  const sorted = minutes.toSorted((one, other) => one - other);
  const middle = ((sorted[Math.ceil(sorted.length / 2) - 1] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
  expect(actual.median.value).toBeCloseTo(middle, 9);
  await expect(drawer.getByText(new RegExp(`^within ${(middle / 60).toFixed(1)}\\s?h`))).toBeVisible();
});

test("whom to call stands with its reason; the book adds up, and an account opens with what its segment expects", async ({
  page,
}) => {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/of your \d+ accounts needs? you/);
  await expect(page.getByRole("table", { name: "Accounts that need attention" })).toContainText("Promise missed.");
  await page.getByRole("link", { name: "The whole book" }).click();
  await expect(page.getByRole("table", { name: "Accounts of the book" })).toBeVisible();
  const first = await answer<Portfolio>(page, `${version}/portfolio`);
  const more = await answer<Portfolio>(page, `${version}/portfolio?offset=50`);
  const rows = [...first.accounts, ...more.accounts];
  expect(rows).toHaveLength(first.totals.accounts ?? 0);
  expect(rows.reduce((sum, { revenueCents }) => sum + (revenueCents ?? 0), 0)).toBe(first.totals.revenueCents);
  await page.getByRole("table", { name: "Accounts that need attention" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Why it is on your list" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Write down what they said" })).toBeVisible();
  await expect(page.getByRole("table", { name: /^Service for / })).toBeVisible();
  await expect(page.getByRole("link", { name: "Battle card" }).first()).toBeVisible();
});

async function answer<T>(page: Page, address: string): Promise<T> {
  const response = await page.request.get(address);
  expect(response.ok(), address).toBe(true);
  return (await response.json()) as T;
}

/** The minutes to the first response of every answered ticket of a segment, page by page. */
async function ticketMinutes(page: Page, ref: string): Promise<number[]> {
  const minutes: number[] = [];
  for (let offset = 0; ; offset += 1000) {
    const search = new URLSearchParams({
      by: "segments",
      segment: ref,
      metric: "first_response_median",
      metricId: "first_response_median",
      group: ref,
      limit: "1000",
      offset: String(offset),
    });
    const { total, columns, rows } = await answer<UnitRows>(page, `${version}/rows?${search}`);
    const at = columns.findIndex(({ key }) => key === "tickets.first_response_minutes");
    minutes.push(...rows.map((row) => Number(row[at])));
    if (offset + 1000 >= total) return minutes;
  }
}
