import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createToken } from "@/lib/access/tokens";
import { survivalRoute } from "@/lib/api/routes/survival";
import type { Actor, JobRole } from "@/lib/domain/actor";
import type { Recipe } from "@/lib/domain/recipe";
import { type SurvivalView, survivalViewSchema } from "@/lib/domain/survival";
import { survivalHref, survivalQuerySchema, survivalQuestionOf } from "@/lib/domain/survival-question";
import { versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { addDataset } from "@/lib/store/datasets";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { buildTexts } from "@/lib/testing/ingest-texts";
import { survival } from "./survival";

const address = { dataset: "inns", version: "latest" };
const place = "datasets/inns/versions/latest/survival";

withEmbedded("survival by role", () => {
  const team = new Map<string, Actor>();
  let secret: string;

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    for (const jobRole of ["analyst", "executive", "sales"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    await addInns(admin);
    secret = (await createToken(admin, { name: "script", level: "admin", expiresInDays: 1 })).secret;
  });

  const as = (name: JobRole | "admin"): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };
  const byRegion = (name: JobRole | "admin") =>
    survival(as(name), address, { question: { by: "customers.Region", compare: "rest" } });

  test("analysts see every group; others neither one of three customers nor the neighbour that gives it away", async () => {
    const whole = await byRegion("analyst");
    expect(whole.groups.map(({ key, n }) => [key, n])).toEqual([
      ["Coast", 40],
      ["Hills", 20],
      ["Isle", 3],
    ]);
    const shown = await byRegion("executive");
    expect(shown.groups.map(({ key, state, n }) => [key, state, n])).toEqual([
      ["Coast", "shown", 40],
      ["Hills", "suppressed", null],
      ["Isle", "suppressed", null],
    ]);
    expect(shown.groups.map(({ retention }) => retention?.mark ?? null)).toEqual([
      whole.groups[0]?.retention?.mark ?? null,
      null,
      null,
    ]);
    expect(shown.family).toEqual(whole.family);
    expect(shown.logRank?.chiSquare).toBe(whole.logRank?.chiSquare);
    expect(shown.logRank?.groups.map(({ key }) => key)).toEqual(["Coast"]);
  });

  test("numbers at risk of one to four are hidden, with the curve beyond them and the counts of its steps", async () => {
    const question = { compare: "rest" as const };
    const whole = await survival(as("admin"), address, { question });
    const shown = await survival(as("executive"), address, { question });
    const few = whole.everybody.curve.filter(({ atRisk }) => (atRisk ?? 0) < 5);
    expect(few.length).toBeGreaterThan(0);
    expect(shown.everybody.curve).toEqual(
      whole.everybody.curve
        .filter(({ atRisk }) => (atRisk ?? 0) >= 5)
        .map((step) => ({ ...step, atRisk: null, events: null })),
    );
    // Of 63 inns one is observed for 30 months, two for 24.
    const at = (view: SurvivalView, months: number) => view.everybody.at.find((one) => one.months === months);
    expect(at(whole, 24)?.atRisk).toBe(2);
    expect(at(shown, 24)).toMatchObject({ atRisk: null, survival: null });
    expect(at(shown, 12)).toEqual(at(whole, 12));
  });

  test("a column needs the right to groups; everybody is open to all who see published segments", async () => {
    await expect(byRegion("sales")).rejects.toThrow(/may not|cannot|not/);
    const everybody = await survival(as("sales"), address, { question: { compare: "rest" } });
    expect(everybody.everybody.n).toBe(63);
  });

  test("over the network: the address that the page writes gives the same view; what does not fit is a sentence", async () => {
    const admin = as("admin");
    const question = survivalQuestionOf(
      survivalQuerySchema.parse({ by: "customers.Region", horizon: "6", compare: "none" }),
    );
    const href = survivalHref(admin.workspace.slug, { dataset: "inns", version: 1, question });
    const search = new URLSearchParams(href.slice(href.indexOf("?")));
    search.delete("dataset");
    search.delete("version");
    const answer = await call(admin, secret, `?${search}`);
    expect(answer.status).toBe(200);
    const view = survivalViewSchema.parse(await answer.json());
    expect(view).toEqual(await survival(admin, address, { question }));
    expect(view.horizon).toEqual({ months: 6, time: 6 });
    for (const wrong of [
      "?horizon=soon",
      "?clock=moon",
      "?historyFrom=yesterday",
      "?by=customers.nothing",
      "?horizon=0",
    ])
      expect((await call(admin, secret, wrong)).status, wrong).toBe(400);
    expect((await call(admin, secret, "?segment=nobody")).status).toBe(404);
  });
});

async function call(actor: Actor, token: string, search: string): Promise<Response> {
  const request = new Request(`http://tessera.test/api/v1/w/${actor.workspace.slug}/${place}${search}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return await survivalRoute.handler(request, {
    params: Promise.resolve({ workspace: actor.workspace.slug, ...address }),
  });
}

/** 63 inns: 40 at the coast, 20 in the hills, three on the isle; tenure falls from 30 months, two in three at the coast have left. */
async function addInns(admin: Actor): Promise<void> {
  const lines = Array.from({ length: 63 }, (_, n) => {
    const region = n < 40 ? "Coast" : n < 60 ? "Hills" : "Isle";
    const tenure = n === 0 ? 30 : n === 1 ? 24 : 1 + (n % 14);
    const left = region === "Coast" ? n % 3 !== 0 : n % 3 === 0;
    return `K${n},${region},${tenure},${left ? "Yes" : "No"}`;
  });
  const text = ["ID,Region,Tenure,Left", ...lines, ""].join("\n");
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

const columns: Readonly<Record<string, { field: string | null; type: "text" | "number" | "yesNo" }>> = {
  ID: { field: "customer_id", type: "text" },
  Region: { field: null, type: "text" },
  Tenure: { field: "tenure_months", type: "number" },
  Left: { field: "churned", type: "yesNo" },
};

function mapped(draft: Recipe): Recipe {
  const sources = draft.sources.map((source) => ({
    ...source,
    use: { kind: "tables" as const, tables: ["customers" as const] },
    columns: source.columns.map((one) => {
      const { field, type } = columns[one.header] ?? { field: null, type: "text" as const };
      const words = type === "yesNo" ? { yesWords: ["Yes"], noWords: ["No"] } : {};
      return {
        ...one,
        type,
        privacy: "none" as const,
        format: { ...one.format, ...words },
        targets: [{ table: "customers" as const, field }],
      };
    }),
  }));
  return { ...draft, sources };
}
