import { beforeAll, expect, test } from "vitest";
import { mostKeptViews, type NewView, newViewSchema } from "@/lib/domain/kept-view";
import { changeKeptView } from "@/lib/store/kept-views";
import { withDatabases } from "@/lib/testing/databases";
import { newTeam, type Team } from "@/lib/testing/mills";
import { changeView, dropView, keepView, keptViews } from "./kept-views";

withDatabases("kept views", () => {
  let team: Team;
  let home: string;
  beforeAll(async () => {
    team = await newTeam();
    home = `/w/${team.as("admin").workspace.slug}`;
  });
  const view = (name: string, more: Partial<NewView> = {}): NewView => ({
    name,
    address: `${home}/compare?version=1`,
    isShared: false,
    ...more,
  });
  const names = async (who: Parameters<Team["as"]>[0]) => (await keptViews(team.as(who))).map(({ name }) => name);

  test("a view is its owner's alone until it is shared; others open it and change nothing", async () => {
    const { id } = await keepView(team.as("executive"), view("Churn by segment"));
    expect(await names("executive")).toEqual(["Churn by segment"]);
    expect(await names("sales")).toEqual([]);
    await changeView(team.as("executive"), id, { isShared: true });
    expect(await keptViews(team.as("sales"))).toMatchObject([
      { name: "Churn by segment", isOwn: false, isShared: true },
    ]);
    expect(await names("stranger")).toEqual([]);
    for (const who of ["sales", "admin", "stranger"] as const) {
      await expect(changeView(team.as(who), id, { name: "Mine" })).rejects.toMatchObject({ code: "notFound" });
      await expect(dropView(team.as(who), id)).rejects.toMatchObject({ code: "notFound" });
    }
    await expect(keepView(team.as("executive"), view("Churn by segment"))).rejects.toMatchObject({ code: "conflict" });
    await dropView(team.as("executive"), id);
    expect(await names("sales")).toEqual([]);
  });

  test("only pages of the workspace are kept, under a name of one line", async () => {
    await expect(keepView(team.as("sales"), view("Away", { address: "/w/elsewhere/compare" }))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(keepView(team.as("sales"), view("Away", { address: `${home}-too/compare` }))).rejects.toMatchObject({
      code: "invalid",
    });
    const refused = ["https://evil.example/", "//evil.example", "javascript:alert(1)", `${home}/a b`, `${home}\\evil`];
    for (const address of refused) expect(newViewSchema.safeParse(view("Away", { address })).success).toBe(false);
    expect(newViewSchema.safeParse(view("Two\nlines")).success).toBe(false);
    expect(newViewSchema.safeParse(view("x".repeat(81))).success).toBe(false);
  });

  test("a view that tells who a customer is stays its owner's alone", async () => {
    const success = team.as("success");
    const pages = [
      "/customers/ACME-1?dataset=mills",
      "//customers/ACME-1",
      "/notes/../customers/ACME-1",
      "/customer%73/ACME-1",
      "/customers?dataset=mills&search=Acme",
    ];
    for (const [at, page] of pages.entries()) {
      const acme = view(`Acme ${at}`, { address: `${home}${page}` });
      await expect(keepView(success, { ...acme, isShared: true }), page).rejects.toMatchObject({ code: "invalid" });
      const { id } = await keepView(success, acme);
      await expect(changeView(success, id, { isShared: true })).rejects.toMatchObject({
        sentence: expect.stringMatching(/tells who a customer is/),
      });
      // One that was shared before is shown to nobody else.
      await changeKeptView(success.scope, success.userId, id, { isShared: true });
    }
    await keepView(success, view("Large ones", { address: `${home}/customers?segment=large@1`, isShared: true }));
    expect(await names("sales")).toEqual(["Large ones"]);
    expect(await names("success")).toHaveLength(6);
  });

  test("nobody keeps more than the most", async () => {
    for (let at = 0; at < mostKeptViews; at += 1) await keepView(team.as("marketing"), view(`View ${at}`));
    await expect(keepView(team.as("marketing"), view("One too many"))).rejects.toMatchObject({ code: "conflict" });
  });
});
