import { beforeAll, expect, test } from "vitest";
import { mostKeptViews, type NewView, newViewSchema } from "@/lib/domain/kept-view";
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

  test("nobody keeps more than the most", async () => {
    for (let at = 0; at < mostKeptViews; at += 1) await keepView(team.as("marketing"), view(`View ${at}`));
    await expect(keepView(team.as("marketing"), view("One too many"))).rejects.toMatchObject({ code: "conflict" });
  });
});
