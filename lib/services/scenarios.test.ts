import { beforeAll, expect, test } from "vitest";
import type { Actor, JobRole } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Rule } from "@/lib/domain/rule";
import { mostScenarios, type NewScenario } from "@/lib/domain/scenario";
import { sideBySideTitle } from "@/lib/domain/scenario-words";
import { datasetBySlug } from "@/lib/store/datasets";
import { addScenario, listScenarios } from "@/lib/store/scenarios";
import { archiveSegment, segmentBySlug } from "@/lib/store/segments";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { publishedSegment } from "@/lib/testing/published-segment";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { segmentImpact } from "./impact";
import { priorityFacts } from "./priority-facts";
import {
  bringBackScenario,
  deleteScenario,
  homeScenario,
  savedScenarios,
  saveScenario,
  scenariosSideBySide,
} from "./scenarios";

const address = { dataset: "inns", version: "latest" };
const barns = { dataset: "barns", version: "latest" };

/** 60 inns on the coast pay 30 a month, 60 in the hills 10; nobody has left. */
const inns = Array.from({ length: 120 }, (_, at) => `i${at},${at < 60 ? "Coast,no,30" : "Hills,no,10"}`);

function scenario(name: string, segment: string, percent = 50): NewScenario {
  const factor = { low: 1, base: 1, high: 1 };
  return { name, note: "", question: { segment, change: "volume", percent, factor }, version: 1 };
}

withDatabases("kept scenarios", () => {
  const team = new Map<string, Actor>();
  const as = (name: string): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    team.set("foreign", await newActor());
    for (const jobRole of ["analyst", "executive", "product", "sales", "success"] satisfies JobRole[])
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "contributor" }));
    team.set("reader", await newMember(admin.workspace, { jobRole: "executive", level: "viewer" }));
    await storeCustomers(admin, {
      name: "Inns",
      texts: [`customer_id,Region,churned,monthly_revenue\n${inns.join("\n")}\n`],
      headers: {
        customer_id: { field: "customer_id", type: "text" },
        Region: { field: null, type: "text" },
        churned: { field: "churned", type: "yesNo" },
        monthly_revenue: { field: "monthly_revenue", type: "money" },
      },
    });
    for (const name of ["Coast", "Hills"]) await publish(admin, name);
  });

  test("a scenario is kept under a name, by whom it is open to, and only where it can be worked out", async () => {
    expect((await homeScenario(as("executive"), address))?.scenario).toBeNull();
    const kept = await saveScenario(as("analyst"), "inns", {
      ...scenario("More coast", "coast"),
      note: "Two boats.",
    });
    expect(kept).toMatchObject({
      name: "More coast",
      note: "Two boats.",
      version: 1,
      question: { segment: "coast@1" },
    });
    await saveScenario(as("analyst"), "inns", scenario("More hills", "hills@1"));
    expect((await savedScenarios(as("reader"), "inns")).map(({ name }) => name)).toEqual(["More hills", "More coast"]);
    await expect(saveScenario(as("analyst"), "inns", scenario("More coast", "hills"))).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(saveScenario(as("analyst"), "inns", scenario("Sea", "sea"))).rejects.toMatchObject({
      code: "notFound",
    });
    for (const name of ["reader", "executive", "product", "sales", "success"])
      await expect(saveScenario(as(name), "inns", scenario("Mine", "coast"))).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(savedScenarios(as("sales"), "inns")).rejects.toMatchObject({ code: "forbidden" });
    await expect(savedScenarios(as("foreign"), "inns")).rejects.toMatchObject({ code: "notFound" });
  });

  test("side by side each is worked out as if it stood alone, and what cannot be says why", async () => {
    const [hills, coast] = await savedScenarios(as("product"), "inns");
    const ids = [coast?.id ?? "", hills?.id ?? ""];
    const view = await scenariosSideBySide(as("reader"), address, { ids });
    const revenue = view.scenarios.map(({ impact }) => impact?.rows.find(({ id }) => id === "revenue"));
    // 60 · 30 + 60 · 10 = 2,400; half as many more bring 30 · 30 or 30 · 10.
    expect(revenue.map((row) => [row?.today, row?.scenario])).toEqual([
      [2400, 3300],
      [2400, 2700],
    ]);
    expect(sideBySideTitle(view)).toBe("“More coast” adds most monthly revenue");
    for (const wrong of [[ids[0] ?? ""], [ids[0] ?? "", ids[0] ?? ""]])
      await expect(scenariosSideBySide(as("reader"), address, { ids: wrong })).rejects.toThrow("Choose two or three");
    await expect(scenariosSideBySide(as("reader"), address, { ids: ["zz", ids[0] ?? ""] })).rejects.toMatchObject({
      code: "notFound",
    });
    const { id } = await segmentBySlug(as("admin").scope, "hills");
    await archiveSegment(as("admin").scope, id, true);
    const later = await scenariosSideBySide(as("reader"), address, { ids });
    expect(later.scenarios[1]).toMatchObject({ impact: null, sentence: expect.stringContaining("no such published") });
    // The newest is about a segment that is gone: the home shows the one before it.
    expect((await homeScenario(as("executive"), address))?.scenario?.name).toBe("More coast");
  });

  test("what was deleted can be brought back, unless its name has been given away", async () => {
    const [, coast] = await savedScenarios(as("product"), "inns");
    const id = coast?.id ?? "";
    await expect(deleteScenario(as("product"), "inns", id)).rejects.toMatchObject({ code: "forbidden" });
    await deleteScenario(as("analyst"), "inns", id);
    await expect(deleteScenario(as("analyst"), "inns", id)).rejects.toMatchObject({ code: "notFound" });
    expect((await savedScenarios(as("product"), "inns")).map(({ name }) => name)).toEqual(["More hills"]);
    expect(await bringBackScenario(as("analyst"), "inns", id)).toEqual(coast);
    await deleteScenario(as("analyst"), "inns", id);
    await saveScenario(as("analyst"), "inns", scenario("More coast", "coast"));
    await expect(bringBackScenario(as("analyst"), "inns", id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a figure that the data know of few customers of a segment is hidden, though the segment is large", async () => {
    const admin = as("admin");
    const rows = Array.from({ length: 100 }, (_, at) => {
      const [region, isKnown] = at < 40 ? ["Coast", at === 0] : ["Hills", true];
      return `b${at},${region},no,${isKnown ? 700 : ""}`;
    });
    await storeCustomers(admin, {
      name: "Barns",
      texts: [`customer_id,Region,churned,monthly_revenue\n${rows.join("\n")}\n`],
      headers: {
        customer_id: { field: "customer_id", type: "text" },
        Region: { field: null, type: "text" },
        churned: { field: "churned", type: "yesNo" },
        monthly_revenue: { field: "monthly_revenue", type: "money" },
      },
    });
    await publish(admin, "Coast", "barns");
    const segment = (await priorityFacts(admin, barns)).segments[0]?.asked.ref ?? "";
    const rowsFor = async (who: string, change: "revenue" | "volume") => {
      const question = { segment, change, percent: 100, factor: { low: 1, base: 1, high: 1 } };
      return (await segmentImpact(as(who), barns, { question })).rows;
    };
    // One of 40 pays 700, and 60 others: twice as much from the coast is 700 more.
    expect((await rowsFor("analyst", "revenue"))[1]).toMatchObject({ today: 61 * 700, change: 700, hidden: false });
    for (const change of ["revenue", "volume"] as const) {
      const [, revenue, churn] = await rowsFor("product", change);
      expect(revenue).toMatchObject({ hidden: true, scenario: null, change: null, changeBand: null, inputs: [] });
      expect(churn).toMatchObject({ hidden: false, today: 0 });
    }
  });

  test("a list has an end", async () => {
    const admin = as("admin");
    const { id: datasetId } = await datasetBySlug(admin.scope, "inns");
    const there = (await listScenarios(admin.scope, datasetId)).length;
    const add = (at: number) =>
      addScenario(admin.scope, { ...scenario(`No ${at}`, "coast@1"), datasetId, savedBy: admin.userId });
    for (let at = there; at < mostScenarios; at += 1) await add(at);
    const fault = await add(mostScenarios).catch((one: unknown) => one);
    expect(fault instanceof AppError && fault.code).toBe("conflict");
  });
});

function publish(admin: Actor, name: string, dataset = "inns"): Promise<string> {
  const rule: Rule = { kind: "column", column: "customers.Region", test: { op: "isOneOf", values: [name] } };
  return publishedSegment(admin, { dataset, name, rule });
}
