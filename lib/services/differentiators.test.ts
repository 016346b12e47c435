import { beforeAll, expect, test } from "vitest";
import { createToken } from "@/lib/access/tokens";
import { differentiatorsRoute, draftDifferentiatorsRoute } from "@/lib/api/routes/differentiators";
import type { Actor, JobRole } from "@/lib/domain/actor";
import type { Rule } from "@/lib/domain/rule";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { publishedSegment } from "@/lib/testing/published-segment";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { draftDifferentiators, segmentDifferentiators } from "./differentiators";

const address = { dataset: "inns", version: "latest" };
const isCoast: Rule = { kind: "column", column: "customers.Region", test: { op: "isOneOf", values: ["Coast"] } };

withEmbedded("differentiators by role", () => {
  const team = new Map<string, Actor>();

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    for (const jobRole of ["analyst", "product", "marketing"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    await addInns(admin);
  });

  const as = (name: JobRole | "admin"): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };
  const ofDraft = (name: JobRole | "admin", rule: Rule) =>
    draftDifferentiators(as(name), address, { rule, slug: null });

  test("the clearest first, each with the condition that would add it; ids, names, outcomes and own columns left out", async () => {
    const view = await ofDraft("admin", isCoast);
    expect(view.sentence).toBe("What sets this rule apart most: Rooms and Style");
    expect(view.rows.map(({ label, mark }) => [label, mark])).toEqual([
      ["Rooms", "higher"],
      ["Style: Farm", "lower"],
      ["Style: Hotel", "higher"],
      ["Style: Attic", "notEnough"],
    ]);
    // Hotels are 41.7 points more, farms 44.2 points fewer.
    expect(view.rows[2]).toMatchObject({ inside: 60 / 80, rest: 40 / 120, customers: 80 });
    // Rooms are 21 to 100 on the coast and 1 to 20, six of each, elsewhere.
    expect(view.rows[0]).toMatchObject({ inside: 60.5, rest: 10.5 });
    expect(view.rows.map(({ condition }) => condition)).toEqual([
      { kind: "column", column: "customers.Rooms", test: { op: "above", value: 10.5 } },
      {
        kind: "none",
        rules: [{ kind: "column", column: "customers.Style", test: { op: "isOneOf", values: ["Farm"] } }],
      },
      { kind: "column", column: "customers.Style", test: { op: "isOneOf", values: ["Hotel"] } },
      null,
    ]);
    expect(Object.fromEntries(view.leftOut.map(({ label, why }) => [label, why]))).toEqual({
      "customer id": "an identifier",
      "e-mail": "personal or sensitive",
      Region: "the rule itself asks for it",
      "monthly revenue": "it is an outcome: see performance",
    });
  });

  test("roles that see no small groups miss the rows of few customers, and one more so that no sum tells them", async () => {
    const { rows, notes, family } = await ofDraft("product", isCoast);
    const hidden = rows.filter(({ state }) => state === "suppressed").map(({ label }) => label);
    expect(hidden).toEqual(["Style: Farm", "Style: Attic"]);
    expect(JSON.stringify(rows.filter(({ state }) => state !== "shown"))).not.toMatch(/\d\.\d/);
    expect(notes).toContain("2 hidden: fewer than 5 customers, or next to so few.");
    expect(family).toEqual((await ofDraft("admin", isCoast)).family);
  });

  test("published segments for those who read published ones; drafts, unknown ones and nobody are told in sentences", async () => {
    const admin = as("admin");
    await publishCoast(admin);
    const view = await segmentDifferentiators(as("marketing"), address, { segment: "coast@1" });
    expect(view.segment).toEqual({ ref: "coast@1", name: "Coast" });
    await expect(ofDraft("marketing", isCoast)).rejects.toMatchObject({ code: "forbidden" });
    await expect(segmentDifferentiators(admin, address, { segment: "shore" })).rejects.toMatchObject({
      code: "notFound",
    });
    const nobody = await ofDraft("admin", { kind: "any", rules: [] });
    expect(nobody.sentence).toBe("Nobody is in this rule, so there is nothing to set apart");
    expect(nobody.rows.every(({ effect, interval }) => effect === null && interval === null)).toBe(true);
    const everybody = await ofDraft("admin", { kind: "all", rules: [] });
    expect(everybody.sentence).toBe("Everybody is in this rule, so there is nobody to compare with");
  });

  test("over the network", async () => {
    const { secret } = await createToken(as("admin"), { name: "apart", level: "admin", expiresInDays: 1 });
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const params = Promise.resolve({ ...address, workspace: as("admin").workspace.slug });
    const got = await differentiatorsRoute.handler(new Request("http://localhost/?segment=coast@1", { headers }), {
      params,
    });
    expect(got.status).toBe(200);
    expect((await got.json()).rows).toHaveLength(4);
    const body = JSON.stringify({ rule: isCoast });
    const posted = await draftDifferentiatorsRoute.handler(
      new Request("http://localhost/", { method: "POST", headers, body }),
      { params },
    );
    expect((await posted.json()).size).toBe(80);
  });
});

/** 200 inns: 80 on the coast, large and mostly hotels; 120 in the hills. */
async function addInns(admin: Actor): Promise<void> {
  const lines = Array.from({ length: 200 }, (_, n) => {
    const isOnCoast = n < 80;
    const style = isOnCoast ? (n < 60 ? "Hotel" : n < 78 ? "Farm" : "Attic") : n < 120 ? "Hotel" : "Farm";
    return `K${n},i${n}@inn.example,${isOnCoast ? "Coast" : "Hills"},${style},${isOnCoast ? n + 21 : (n % 20) + 1},${n}.00`;
  });
  await storeCustomers(admin, {
    name: "Inns",
    texts: [["ID,E-mail,Region,Style,Rooms,MRR", ...lines, ""].join("\n")],
    headers: {
      ID: { field: "customer_id", type: "text" },
      "E-mail": { field: "email", type: "text", personal: true },
      Region: { field: null, type: "text" },
      Style: { field: null, type: "text" },
      Rooms: { field: null, type: "number" },
      MRR: { field: "monthly_revenue", type: "money" },
    },
  });
}

function publishCoast(admin: Actor): Promise<string> {
  return publishedSegment(admin, { dataset: "inns", name: "Coast", rule: isCoast, stance: "target", customers: 80 });
}
