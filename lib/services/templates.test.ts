import { beforeAll, describe, expect, test } from "vitest";
import { createToken } from "@/lib/access/tokens";
import { countRule } from "@/lib/analytics/queries/count-rule";
import { draftTemplate } from "@/lib/analytics/queries/draft-templates";
import { templatesRoute } from "@/lib/api/routes/templates";
import type { Actor, JobRole } from "@/lib/domain/actor";
import type { PlainRule } from "@/lib/domain/rule";
import { type TemplateKind, templateColumns, templateKinds } from "@/lib/domain/templates";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { type SampleVersion, sampleVersion } from "@/lib/testing/sample-version";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { scoredTemplate } from "./scored-template";
import { templates } from "./templates";

describe("templates on the sample", () => {
  let sample: SampleVersion;

  beforeAll(async () => {
    sample = await sampleVersion(5, 1200);
  }, 100_000);

  const scored = async (kind: TemplateKind, hides = false) => {
    const found = templateColumns(kind, sample.version.manifest);
    if (found.missing !== null) throw new Error(found.missing);
    const { columns } = found;
    const drafted = await draftTemplate(sample.version, { kind, columns, topPercent: 20 }, sample.ask);
    const metric = kind === "leadSource" ? "conversion" : "churned_share";
    return await scoredTemplate({ ...sample, hides }, { kind, found: drafted, metric, columns });
  };

  test.each([...templateKinds])("%s: each rule counts exactly what is shown, and the parts add up", async (kind) => {
    const chosen = await scored(kind);
    expect(chosen.drafts.length).toBeGreaterThan(1);
    const rules = chosen.drafts.map(({ rule }) => rule as PlainRule);
    const counted = await countRule(sample.version, { kind: "any", rules }, sample.ask);
    const sizes = counted.nodes.filter(({ path }) => /^\d+$/.test(path)).map(({ count }) => count);
    expect(chosen.drafts.map(({ size }) => size)).toEqual(sizes);
    expect(chosen.inNone).toBe(counted.total - (counted.nodes[0]?.count ?? 0));
    expect(new Set(chosen.drafts.map(({ name }) => name)).size).toBe(chosen.drafts.length);
    for (const draft of chosen.drafts) expect(draft.sentence).not.toMatch(/undefined|NaN|\[object/);
    if (kind === "behaviour") return;
    expect(chosen.inSeveral).toBe(0);
    expect(sizes.reduce((sum, size) => sum + size, 0) + (chosen.inNone ?? 0)).toBe(counted.total);
  });

  test("company size takes the bands of the mapping; the drafts read as somebody would write them", async () => {
    const { drafts, family } = await scored("companySize");
    expect(drafts.map(({ name, sentence }) => [name, sentence])).toEqual([
      ["Employees under 5", "Employees is below 5"],
      ["Employees 5 to under 20", "Employees is 5 or more; and Employees is below 20"],
      ["Employees 20 to under 50", "Employees is 20 or more; and Employees is below 50"],
      ["Employees 50 and more", "Employees is 50 or more"],
    ]);
    expect(drafts[0]?.cell.estimate?.mark).toBe("higher");
    expect(family.m).toBe(4);
  });

  test("the top of the base: the curve rises, and each point's rule counts as many as it says", async () => {
    const { concentration, sentence } = await scored("valueCut");
    const points = concentration?.points ?? [];
    expect(sentence).toMatch(/^The top 20.% of \d+ customers with revenue brought \d+\.\d.% of it$/);
    expect(points.map(({ percent }) => percent)).toEqual(Array.from({ length: 99 }, (_, index) => index + 1));
    const some = [0, 9, 19, 49].flatMap((index) => points[index] ?? []);
    const rules = some.map(({ rule }) => rule as PlainRule);
    const { nodes } = await countRule(sample.version, { kind: "any", rules }, sample.ask);
    expect(nodes.filter(({ path }) => /^\d$/.test(path)).map(({ count }) => count)).toEqual(
      some.map(({ ofRule }) => ofRule),
    );
    for (const [index, point] of points.entries()) {
      expect(point.share).toBeGreaterThanOrEqual(points[index - 1]?.share ?? 0);
      expect(point.ofRule).toBeGreaterThanOrEqual(point.top);
    }
  });

  test("roles that see no small groups see rounded sizes and no exact sums", async () => {
    const chosen = await scored("rfm", true);
    for (const { size } of chosen.drafts) expect(size === null || size % 5 === 0).toBe(true);
    for (const { customers } of chosen.rfm?.grid ?? []) expect(customers === null || customers % 5 === 0).toBe(true);
    expect([chosen.rfm?.cells, chosen.rfm?.cuts.monetary]).toEqual([null, null]);
    for (const { cell } of chosen.drafts) expect(cell.estimate?.numerator ?? null).toBeNull();
  });
});

withEmbedded("templates by role", () => {
  const team = new Map<string, Actor>();
  const address = { dataset: "inns", version: "latest" };

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    for (const jobRole of ["product", "marketing"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    const lines = Array.from({ length: 60 }, (_, n) => `K${n},${n < 30 ? "Norway" : "Spain"},${n}.00,${n % 2}`);
    await storeCustomers(admin, {
      name: "Inns",
      texts: [["ID,Country,Revenue,Left", ...lines, ""].join("\n")],
      headers: {
        ID: { field: "customer_id", type: "text" },
        Country: { field: null, type: "text" },
        Revenue: { field: "total_revenue", type: "money" },
        Left: { field: "churned", type: "yesNo" },
      },
    });
  });

  const as = (name: JobRole | "admin"): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };

  test("what a version lacks is said in a sentence; asking for it all the same is refused with it", async () => {
    const { templates: listed, chosen } = await templates(as("admin"), address, {});
    expect(chosen).toBeNull();
    const missing = Object.fromEntries(listed.map((one) => [one.kind, one.missing]));
    expect(missing).toEqual({
      companySize: "Needs a number of employees of each customer; map or join one.",
      geography: null,
      leadSource: "Needs the field lead source, the channel of acquisition; map or join one.",
      valueTenths: null,
      valueCut: null,
      rfm: "Needs payments with their day; map a file of payments or orders.",
      lifeCycle: "Needs payments with their day; map a file of payments or orders.",
      behaviour: "Needs events with their name, or yes/no columns of what customers use; map some.",
    });
    await expect(templates(as("admin"), address, { template: "rfm" })).rejects.toMatchObject({
      code: "invalid",
      sentence: expect.stringMatching(/^Recency, frequency, money cannot be drafted on this version\. Needs payments/),
    });
    await expect(templates(as("admin"), address, { template: "geography", metric: "no_such" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("no template drafts from columns closed to a role; sales and marketing draft nothing", async () => {
    const { templates: listed } = await templates(as("product"), address, {});
    expect(listed.find(({ kind }) => kind === "valueCut")?.missing).toMatch(/^The column total revenue holds values/);
    expect(listed.find(({ kind }) => kind === "geography")?.missing).toBeNull();
    await expect(templates(as("marketing"), address, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  test("over the network: a template with its metric, and the top that was asked for", async () => {
    const { secret } = await createToken(as("admin"), { name: "drafts", level: "admin", expiresInDays: 1 });
    const get = async (search: string) => {
      const headers = { authorization: `Bearer ${secret}` };
      const params = Promise.resolve({ ...address, workspace: as("admin").workspace.slug });
      const response = await templatesRoute.handler(new Request(`http://localhost/?${search}`, { headers }), {
        params,
      });
      return { status: response.status, body: await response.json() };
    };
    const { body } = await get("template=geography&metric=churned_share");
    expect(body.chosen.drafts.map((draft: { name: string; size: number }) => [draft.name, draft.size])).toEqual([
      ["Norway", 30],
      ["Spain", 30],
    ]);
    expect(body.chosen.metric.id).toBe("churned_share");
    const cut = await get("template=valueCut&top=10");
    // Revenues are 0 to 59: the top six brought 54 to 59 of 1,770.
    expect(cut.body.chosen.sentence).toBe("The top 10\u202f% of 60 customers with revenue brought 19.2\u202f% of it");
    expect(cut.body.chosen.drafts[0]).toMatchObject({
      size: 6,
      rule: { kind: "column", column: "customers.total_revenue", test: { op: "atLeast", value: "54" } },
    });
    expect((await get("template=valueCut&top=0")).status).toBe(400);
  });
});
