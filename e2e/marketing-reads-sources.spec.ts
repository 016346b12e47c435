import { expect, request, test } from "@playwright/test";
import type { Rule } from "@/lib/domain/rule";
import { installation, sampleAccount, signIn } from "./installation";

const sources = ["Search", "Partner", "Referral", "Paid ads", "Event", "Outbound"];

test("marketing reads which lead source brings most of the target segment, and opens its one-pager", async ({
  page,
}) => {
  const { address } = await installation();
  // Counted by the rule itself, as an analyst may.
  const analyst = await request.newContext({ baseURL: address, extraHTTPHeaders: { origin: address } });
  await signIn(analyst, await sampleAccount("analyst"));
  const count = async (source: string): Promise<number> => {
    const isIn: Rule = { kind: "segment", segment: "agencies", op: "isIn" };
    const came: Rule = { kind: "column", column: "customers.lead_source", test: { op: "isOneOf", values: [source] } };
    const rule: Rule = { kind: "all", rules: [isIn, came] };
    const answer = await analyst.post("/api/v1/w/halden/datasets/customers/versions/1/rules/count", { data: { rule } });
    expect(answer.status()).toBe(200);
    const { nodes } = (await answer.json()) as { nodes: readonly { count: number }[] };
    return nodes[0]?.count ?? 0;
  };
  const counts = await Promise.all(sources.map(count));
  await analyst.dispose();
  const most = Math.max(...counts);
  const first = sources[counts.indexOf(most)] ?? "";

  await signIn(page.request, await sampleAccount("marketing"));
  await page.goto("/w/halden/brief");
  const all = counts.reduce((sum, one) => sum + one, 0);
  const title = `${first} is the largest source of Agencies: ${((100 * most) / all).toFixed(1)}`;
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  const grid = page.getByRole("table", { name: "Lead sources by segment" });
  await expect(grid.getByRole("row", { name: new RegExp(`^${first}`) })).toContainText(most.toLocaleString("en-GB"));
  await expect(grid.getByRole("row", { name: /^All sources/ })).toContainText(all.toLocaleString("en-GB"));

  const targets = page.getByRole("table", { name: "Segments to win" });
  await targets
    .getByRole("row", { name: /Agencies/ })
    .getByRole("link", { name: "One-pager" })
    .click();
  await expect(page).toHaveURL(/\/segments\/agencies\/one-pager/);
  await expect(page.getByRole("heading", { name: /^Agencies/ }).first()).toBeVisible();
});
