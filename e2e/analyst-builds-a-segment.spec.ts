import { expect, type Page, test } from "@playwright/test";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { installation, owner, sampleAccount, signIn, tokenOf } from "./installation";
import { Builder } from "./pages/builder";
import { pressOn, tabTo } from "./pages/keyboard";
import { Script } from "./script";

/** Names are taken once: a server that lives on from an earlier run has those of that run. */
const run = Date.now().toString(36);

test("a nested rule is built, read, published, compared and restored by keyboard alone", async ({ page }) => {
  const { workspace, dataset } = await ownDataset(page, `Keyboard ${run}`);
  const builder = new Builder(page);
  await builder.openNew(workspace, dataset);
  await builder.name(`Northern teams ${run}`);

  await builder.addCondition("region");
  await builder.pickValue("North");
  await builder.counted(/^100 of 200 customers fit the rule, 50\.0/);
  await builder.saved();

  await builder.addGroup();
  await builder.addCondition(
    "seats",
    page.getByRole("button", { name: "Condition in group, any of these, 2 of 2 in all of these", exact: true }),
  );
  await page.keyboard.type("100");
  await builder.addCondition("plan");
  await builder.pickValue("pro");
  await expect(builder.line("Condition 3 of 3 in all of these")).toBeVisible();
  await builder.press("Alt+ArrowUp");
  await expect(builder.line("Condition 2 of 3 in all of these").locator("*:focus")).toHaveCount(1);
  await builder.press("Alt+ArrowRight");
  await expect(builder.line("Condition 1 of 2 in any of these").locator("*:focus")).toHaveCount(1);
  await builder.press("Control+z");
  await expect(builder.line("Condition 2 of 3 in all of these").locator("*:focus")).toHaveCount(1);
  await builder.press("Control+Shift+z");

  // North are the even ones of 0 to 199: 50 with 100 seats and more, and 10 below on the plan pro.
  await builder.counted(/^60 of 200 customers fit the rule, 30\.0/);
  await expect(builder.sentence).toHaveText("Region is North; and (Plan is pro; or Seats is 100 or more)", {
    ignoreCase: true,
  });
  await expect(builder.title).toHaveText(/^This rule finds 60 customers, 30\.0\s% of the base$/);
  await builder.saved();
  const slug = builder.slug();
  await builder.publish(1, "First of all");

  await builder.open(workspace, slug);
  await tabTo(page, builder.line("Condition 2 of 2 in any of these").getByLabel("Value of seats"));
  await builder.press("Control+a");
  await page.keyboard.type("150");
  await expect(builder.line("Condition 2 of 2 in any of these")).toContainText("was 100 in v1");
  await builder.counted(/^40 of 200 customers fit the rule/);
  await expect(builder.side).toContainText("40 stay");
  await expect(builder.side).toContainText("0 enter, 20 leave");
  await builder.saved();
  await builder.publish(2, "Larger ones only");

  await page.goto(`/w/${workspace}/segments/${slug}/history`);
  const second = page.getByRole("article", { name: "Version 2" });
  await expect(second).toContainText(/150/);
  await expect(second).toContainText("Larger ones only");
  await pressOn(page, page.getByRole("button", { name: "Restore version 1" }));
  await pressOn(page, page.getByRole("dialog").getByRole("button", { name: "Publish it as version 3" }));
  await expect(page.getByRole("article", { name: "Version 3" })).toContainText("restored from version 1");
  await expect(page.getByRole("article", { name: "Version 3" })).toContainText("60 customers");
});

test("two who edit one draft are told, see both versions, and lose neither", async ({ page, browser }) => {
  const { address } = await installation();
  await signIn(page.request, await sampleAccount("analyst"));
  const made = await page.request.post("/api/v1/w/halden/segments", {
    data: { name: `Two at a desk ${run}`, dataset: "customers", rule: employees(10) },
    headers: { origin: address },
  });
  const { slug } = (await made.json()) as SegmentView;
  const other = await browser.newPage();
  await signIn(other.request, await sampleAccount("product"));
  const mine = new Builder(page);
  const theirs = new Builder(other);
  await mine.open("halden", slug);
  await theirs.open("halden", slug);

  await setEmployees(other, "20");
  await theirs.saved();
  await setEmployees(page, "30");
  const conflict = page.getByRole("region", { name: "Two versions of this draft" });
  await expect(conflict).toContainText("saved this draft after you opened it");
  await expect(conflict.getByRole("region", { name: "Mine" })).toContainText("Employees is 30 or more");
  await expect(conflict.getByRole("region", { name: "Theirs" })).toContainText("Employees is 20 or more");
  await conflict.getByRole("button", { name: "Keep mine (saves over theirs)" }).click();
  await mine.saved();
  expect((await draftOf(page, slug)).rule).toEqual(employees(30));

  await setEmployees(other, "40");
  const told = other.getByRole("region", { name: "Two versions of this draft" });
  await told.getByRole("button", { name: "Take theirs (mine stays in undo)" }).click();
  await expect(value(other)).toHaveValue("30");
  await other.keyboard.press("Control+z");
  await expect(value(other)).toHaveValue("40");
  await theirs.saved();
  expect((await draftOf(page, slug)).rule).toEqual(employees(40));
  await other.close();
});

test("an edit that could not be saved is there again, and who may not publish proposes", async ({ page }) => {
  await signIn(page.request, await sampleAccount("analyst"));
  const builder = new Builder(page);
  await builder.openNew("halden", "customers");
  await builder.name(`Kept and proposed ${run}`);
  await builder.addCondition("employees");
  await page.keyboard.type("12");
  await builder.saved();
  const slug = builder.slug();
  await builder.addCondition("industry");
  await expect(builder.line("Condition 2 of 2 in all of these")).toContainText(
    "Name at least one value. Left out until then.",
  );
  await page.reload();
  await expect(builder.line("Condition 2 of 2 in all of these")).toContainText("Name at least one value.");

  await page.getByRole("button", { name: "Propose for publication…" }).click();
  await expect(builder.dialog).toContainText("One line is not filled in and will not be part of it.");
  await builder.dialog.getByRole("button", { name: "Propose for publication" }).click();
  await page.waitForURL(new RegExp(`/segments/${slug}(\\?|$)`));
  expect((await draftOf(page, slug)).proposedBy).toBe((await sampleAccount("analyst")).name);
});

test("a pasted list is counted: what repeats, and what the data does not hold", async ({ page }) => {
  await signIn(page.request, await sampleAccount("analyst"));
  const builder = new Builder(page);
  await builder.openNew("halden", "customers");
  await builder.addCondition("industry");
  await page.getByRole("button", { name: "Paste a list of values for Industry" }).click();
  await builder.dialog.getByLabel("Values").fill("Agency\nStudio; Agency, Beekeeping");
  await expect(builder.dialog.getByRole("status")).toHaveText("1 came more than once: Agency.");
  await builder.dialog.getByRole("button", { name: "Add 3 values" }).click();
  await expect(page.getByText("1 is not in this version: Beekeeping.")).toBeVisible();
  await page.getByRole("button", { name: "Take it out" }).click();
  await builder.counted();
  await expect(builder.sentence).toHaveText("Industry is Agency or Studio");
});

/** 200 customers by number: the even ones in the north, as many seats as their number, every fifth on the plan pro. */
async function ownDataset(page: Page, name: string) {
  const known = await owner(page.request);
  await signIn(page.request, known);
  const { workspace, email } = known;
  const { address } = await installation();
  const script = new Script(address, workspace, await tokenOf(page.request, { workspace, email, level: "admin" }));
  const lines = Array.from(
    { length: 200 },
    (_, at) => `k${at},${at % 2 ? "South" : "North"},${at},${at % 5 ? "free" : "pro"},${at % 3 ? "no" : "yes"}`,
  );
  const file = await script.uploadBody(`customer_id,region,seats,plan,churned\n${lines.join("\n")}\n`, "keyboard.csv");
  return { workspace, dataset: await script.build(name, [file]) };
}

function employees(value: number): Rule {
  return { kind: "all", rules: [{ kind: "column", column: "customers.Employees", test: { op: "atLeast", value } }] };
}

function value(page: Page) {
  return page.getByLabel("Value of Employees");
}

async function setEmployees(page: Page, number: string): Promise<void> {
  await value(page).fill(number);
}

async function draftOf(page: Page, slug: string) {
  const answer = await page.request.get(`/api/v1/w/halden/segments/${slug}`);
  const { draft } = (await answer.json()) as SegmentView;
  if (!draft) throw new Error(`${slug} has no draft`);
  return draft;
}
