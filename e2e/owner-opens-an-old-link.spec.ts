import { expect, type Page, test } from "@playwright/test";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentDraftView, SegmentView } from "@/lib/domain/segment-resources";
import { owner, signIn } from "./installation";
import { type Script, scriptOfOwner } from "./script";

/** Names are taken once: a server that lives on from an earlier run has those of that run. */
const run = Date.now().toString(36);

test("a link with both versions shows that day's numbers, and leads to today's", async ({ page }) => {
  const script = await scriptOfOwner(page.request);
  const known = await owner(page.request);
  await signIn(page.request, known);
  const dataset = await script.build(`Old links ${run}`, [await seats(script, 200)]);
  const segment = await script.ask<SegmentView>("segments", {
    method: "POST",
    body: { name: `Larger ${run}`, dataset, rule: atLeast(150) },
  });
  await publish(script, segment.slug, 1);
  const place = `/w/${known.workspace}/segments/${segment.slug}`;
  await page.goto(`${place}?version=1&definition=1`);
  await expect(size(page)).toContainText("Customers50 ");
  const churned = page.getByRole("row", { name: /^Churned share/ });
  const thatDay = await churned.textContent();
  await expect(page.getByText("A newer dataset")).toHaveCount(0);

  await script.buildVersion(dataset, [await seats(script, 400)]);
  const draft = await script.ask<SegmentDraftView>(`segments/${segment.slug}/draft`, {
    method: "PUT",
    body: { rule: atLeast(100), revision: null },
  });
  await publish(script, segment.slug, draft.revision);

  await page.goto(`${place}?version=1&definition=1`);
  await expect(size(page)).toContainText("Customers50 ");
  await expect(size(page)).toContainText("Of 200 in");
  expect(await churned.textContent()).toBe(thatDay);
  await expect(page.getByText("A newer dataset and a newer definition exist.")).toBeVisible();
  await expect(page.getByText("This link shows version 1 of the rule on version 1 of the data")).toBeVisible();
  await page.getByRole("link", { name: "See today’s numbers" }).click();
  await expect(page).toHaveURL(/version=2&definition=2/);
  await expect(size(page)).toContainText("Customers300 ");
  await expect(size(page)).toContainText("Of 400 in");
});

/** As many customers as asked, with as many seats as their number; every third has left. */
function seats(script: Script, customers: number) {
  const lines = Array.from({ length: customers }, (_, at) => `k${at},${at},${at % 3 ? "no" : "yes"}`);
  return script.uploadBody(`customer_id,seats,churned\n${lines.join("\n")}\n`, "seats.csv");
}

function atLeast(value: number): Rule {
  return { kind: "all", rules: [{ kind: "column", column: "customers.seats", test: { op: "atLeast", value } }] };
}

function publish(script: Script, slug: string, revision: number) {
  return script.ask(`segments/${slug}/versions`, { method: "POST", body: { revision, note: null } });
}

function size(page: Page) {
  return page.getByRole("region", { name: /^Size of / });
}
