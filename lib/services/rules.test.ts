import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createToken } from "@/lib/access/tokens";
import { countRuleRoute } from "@/lib/api/routes/rules";
import type { Actor, JobRole } from "@/lib/domain/actor";
import type { Recipe } from "@/lib/domain/recipe";
import type { PlainRule, RuleTest } from "@/lib/domain/rule";
import { versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { addDataset } from "@/lib/store/datasets";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { buildTexts } from "@/lib/testing/ingest-texts";
import { countRule } from "./rules";

const address = { dataset: "inns", version: "latest" };

withEmbedded("rules by role", () => {
  const team = new Map<string, Actor>();
  let stranger: Actor;

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    for (const jobRole of ["analyst", "executive", "product", "success", "marketing", "sales"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    await addInns(admin);
    stranger = await newActor();
  });

  const as = (name: JobRole | "admin"): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };
  const countsFor = async (name: JobRole | "admin", rule: PlainRule) =>
    (await countRule(as(name), address, rule)).nodes.map(({ count }) => count);

  test("analysts read exact counts; others read them to 5, and nothing between 0 and 5", async () => {
    const rule: PlainRule = {
      kind: "any",
      rules: ["Coast", "Hills", "Isle", "Moon"].map((region) => column("Region", { op: "isOneOf", values: [region] })),
    };
    for (const name of ["admin", "analyst"] as const) expect(await countsFor(name, rule)).toEqual([61, 41, 17, 3, 0]);
    for (const name of ["executive", "product", "success"] as const)
      expect(await countsFor(name, rule)).toEqual([60, 40, 15, null, 0]);
    const { sentence, total, nodes } = await countRule(as("executive"), address, rule);
    expect(sentence).toBe("Region is Coast; Region is Hills; Region is Isle; or Region is Moon");
    expect(total).toBe(60);
    expect(nodes[2]).toEqual({ path: "1", count: 15, share: 0.25 });
    expect(nodes[3]).toEqual({ path: "2", count: null, share: null });
    expect((await countRule(as("analyst"), address, rule)).nodes[3]?.share).toBeCloseTo(3 / 61, 12);
  });

  test("no rule asks for a column that the reader may not see whole or has no right to", async () => {
    const refusedTo: readonly (readonly [PlainRule, readonly JobRole[], readonly (JobRole | "admin")[]])[] = [
      [column("email", { op: "startsWith", text: "i1@" }), ["analyst", "executive", "product", "success"], ["admin"]],
      [column("monthly_revenue", { op: "atLeast", value: 100 }), ["product", "success"], ["analyst", "executive"]],
      [column("gross_margin_rate", { op: "atLeast", value: 0.5 }), ["product", "success"], ["analyst", "executive"]],
      [column("customer_id", { op: "isOneOf", values: ["K1"] }), ["analyst", "executive", "product"], ["admin"]],
    ];
    for (const [rule, refused, allowed] of refusedTo) {
      const inside: PlainRule = { kind: "none", rules: [{ kind: "all", rules: [rule] }] };
      for (const name of refused)
        await expect(countRule(as(name), address, inside), name).rejects.toMatchObject({
          code: "forbidden",
          sentence: expect.stringMatching(/^The column .* holds values your role may not see/),
        });
      for (const name of allowed) expect(await countsFor(name, inside)).toHaveLength(3);
    }
  });

  test("sales and marketing read published figures only, strangers find nothing, a bad rule is told", async () => {
    const rule = column("Region", { op: "isFilled" });
    for (const name of ["sales", "marketing"] as const)
      await expect(countRule(as(name), address, rule)).rejects.toMatchObject({ code: "forbidden" });
    await expect(countRule(stranger, address, rule)).rejects.toMatchObject({ code: "notFound" });
    await expect(countRule(as("analyst"), address, column("Colour", { op: "isFilled" }))).rejects.toMatchObject({
      code: "invalid",
      sentence: expect.stringMatching(/^This version has no column customers\.Colour/),
    });
  });

  test("over the network: counts for a good rule, a problem in a sentence for one nested without end", async () => {
    const { secret } = await createToken(as("admin"), { name: "rules", level: "admin", expiresInDays: 1 });
    const post = async (rule: string) => {
      const params = Promise.resolve({ ...address, workspace: as("admin").workspace.slug });
      const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
      const request = new Request("http://localhost/", { method: "POST", headers, body: `{"rule":${rule}}` });
      const response = await countRuleRoute.handler(request, { params });
      return { status: response.status, text: await response.text() };
    };
    const good = await post(JSON.stringify(column("Region", { op: "isOneOf", values: ["Isle"] })));
    expect(good.status).toBe(200);
    expect(JSON.parse(good.text)).toEqual({
      sentence: "Region is Isle",
      total: 61,
      nodes: [{ path: "", count: 3, share: 3 / 61 }],
    });
    const deep = await post(`${'{"kind":"all","rules":['.repeat(5000)}${"]}".repeat(5000)}`);
    expect(deep.status).toBe(400);
    expect(deep.text).toContain("nested deeper than 8 levels");
  });
});

function column(name: string, asked: RuleTest): PlainRule {
  return { kind: "column", column: `customers.${name}`, test: asked };
}

/** 61 inns in three regions of 41, 17 and 3. */
async function addInns(admin: Actor): Promise<void> {
  const lines = Array.from({ length: 61 }, (_, n) => {
    const region = n < 41 ? "Coast" : n < 58 ? "Hills" : "Isle";
    return `K${n},i${n}@inn.example,${region},${80 + n}.50,0.${40 + (n % 20)}`;
  });
  const text = ["ID,E-mail,Region,MRR,Margin", ...lines, ""].join("\n");
  const built = await buildTexts({ "inns.csv": text }, mapped);
  const id = newId();
  const folder = versionFolder(admin.workspace.id, id);
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(built.folder, folder, { recursive: true });
  const by = admin.userId;
  const dataset = await addDataset(admin.scope, { name: "Inns", createdBy: by });
  const recipe = await addRecipe(admin.scope, { datasetId: dataset.id, recipe: built.recipe, createdBy: by });
  const { manifest, report } = built;
  await addVersion(admin.scope, { id, datasetId: dataset.id, recipeId: recipe.id, manifest, report, builtBy: by });
}

const fields: Readonly<Record<string, string | null>> = {
  ID: "customer_id",
  "E-mail": "email",
  Region: null,
  MRR: "monthly_revenue",
  Margin: "gross_margin_rate",
};

function mapped(draft: Recipe): Recipe {
  const sources = draft.sources.map((source) => ({
    ...source,
    use: { kind: "tables" as const, tables: ["customers" as const] },
    columns: source.columns.map((one) => ({
      ...one,
      type:
        one.header === "MRR" ? ("money" as const) : one.header === "Margin" ? ("number" as const) : ("text" as const),
      privacy: one.header === "E-mail" ? ("personal" as const) : ("none" as const),
      targets: [{ table: "customers" as const, field: fields[one.header] ?? null }],
    })),
  }));
  return { ...draft, sources };
}
