import { beforeAll, expect, test } from "vitest";
import { createToken } from "@/lib/access/tokens";
import { overlapRoute } from "@/lib/api/routes/overlap";
import type { Actor, JobRole } from "@/lib/domain/actor";
import { overlapHeadline } from "@/lib/domain/overlap";
import type { Rule } from "@/lib/domain/rule";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { publishedSegment } from "@/lib/testing/published-segment";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { segmentOverlap } from "./overlap";
import { explanation, scoreboard } from "./scoreboard";
import { segmentPerformance } from "./segment-performance";
import { unitRowsBehind } from "./unit-rows";

const address = { dataset: "inns", version: "latest" };

/** 120 inns: 60 on the coast, 60 in the hills; rooms 1 to 60 in each. */
const inns = Array.from({ length: 120 }, (_, at) => {
  const region = at < 60 ? "Coast" : "Hills";
  return `i${at},${region},${1 + (at % 60)},${at % 3 === 0 ? "yes" : "no"},${10 + (at % 7)}.50`;
});

withEmbedded("boards by segments, by role", () => {
  const team = new Map<string, Actor>();

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    for (const jobRole of ["analyst", "executive", "product", "sales"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    await storeCustomers(admin, {
      name: "Inns",
      texts: [`customer_id,Region,Rooms,churned,monthly_revenue\n${inns.join("\n")}\n`],
      headers: {
        customer_id: { field: "customer_id", type: "text" },
        Region: { field: null, type: "text" },
        Rooms: { field: null, type: "number" },
        churned: { field: "churned", type: "yesNo" },
        monthly_revenue: { field: "monthly_revenue", type: "money" },
      },
    });
    await publish(admin, "Coast", {
      kind: "column",
      column: "customers.Region",
      test: { op: "isOneOf", values: ["Coast"] },
    });
    await publish(admin, "Large", rooms(21));
    // Both regions from the 59th room on: four inns.
    await publish(admin, "Giants", rooms(59));
    // Large but for the two with 21 rooms.
    await publish(admin, "Larger", rooms(22));
    await publish(admin, "Gone", { kind: "column", column: "customers.Stars", test: { op: "isFilled" } });
  });

  const as = (name: JobRole | "admin"): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };
  const ask = (name: JobRole | "admin", segments: string[], more: Partial<ScoreboardQuestion> = {}) =>
    scoreboard(as(name), address, {
      question: { by: "segments", segments, metrics: ["churned_share", "arpu"], against: "rest", ...more },
    });

  test("segments are pinned to their definitions, whoever asks sees the same numbers", async () => {
    const board = await ask("sales", ["coast", "large"]);
    expect(board.groups.map(({ key, label, size }) => [key, label, size])).toEqual([
      ["coast@1", "Coast", 60],
      ["large@1", "Large", 80],
    ]);
    expect(board.cells).toEqual((await ask("admin", ["coast@1", "large@1"])).cells);
    expect(board.cells.flat().every(({ state }) => state === "shown")).toBe(true);
    await expect(ask("sales", ["coast@2"])).rejects.toMatchObject({ code: "notFound" });
  });

  test("columns, rows and SQL stay closed to those who see published segments only", async () => {
    await expect(ask("sales", [], { by: "customers.Region" })).rejects.toMatchObject({ code: "forbidden" });
    const question: ScoreboardQuestion = { by: "segments", segments: ["coast"], metrics: ["arpu"], against: "rest" };
    const number = { question, metricId: "arpu", group: "coast@1" };
    const explained = await explanation(as("sales"), address, number);
    expect([explained.sql, explained.command, explained.cell.state]).toEqual([null, null, "shown"]);
    const page = { ...number, offset: 0, limit: 10 };
    await expect(unitRowsBehind(as("sales"), address, page)).rejects.toMatchObject({ code: "forbidden" });
    expect((await unitRowsBehind(as("admin"), address, page)).total).toBe(60);
  });

  test("against a segment: how many are in both, said in words too", async () => {
    const against = "group:large@1";
    expect((await ask("admin", ["coast", "large"], { against })).groups[0]?.shared).toBe(40);
    const question: ScoreboardQuestion = { by: "segments", segments: ["coast", "large"], metrics: ["arpu"], against };
    const explained = await explanation(as("executive"), address, { question, metricId: "arpu", group: "coast@1" });
    expect(explained.words).toContain("40 customers are in both Coast and Large.");
    expect(explained.words.join(" ")).not.toContain("large@1");
  });

  test("a small segment is hidden with whatever gives it away, and nothing can be compared with it", async () => {
    const states = (board: Awaited<ReturnType<typeof ask>>) => board.cells.map(([cell]) => cell?.state);
    expect(states(await ask("executive", ["coast", "giants"]))).toEqual(["shown", "suppressed"]);
    expect(states(await ask("analyst", ["coast", "giants"]))).toEqual(["shown", "shown"]);
    // Large less Larger would be two inns.
    expect(states(await ask("sales", ["large", "larger", "coast"]))).toEqual(["shown", "suppressed", "shown"]);
    expect(states(await ask("sales", ["larger", "coast"]))).toEqual(["shown", "shown"]);
    await expect(ask("sales", ["coast", "giants"], { against: "group:giants@1" })).rejects.toMatchObject({
      code: "forbidden",
      details: [{ path: "against", value: "group:giants@1" }],
    });
  });

  test("overlaps: exact for those who see small numbers, rounded to 5 for the others", async () => {
    const segments = ["coast", "large", "giants", "gone"];
    const exact = await segmentOverlap(as("analyst"), address, { segments });
    expect(exact.segments.map(({ ref, size, fault }) => [ref, size, fault === null])).toEqual([
      ["coast@1", 60, true],
      ["large@1", 80, true],
      ["giants@1", 4, true],
      ["gone@1", null, false],
    ]);
    expect(exact.pairs.map(({ count }) => count)).toEqual([40, 2, 4]);
    expect(exact.pairs[0]).toMatchObject({ shareOfA: 40 / 60, shareOfB: 40 / 80, jaccard: 40 / 100 });
    expect(exact.intersections).toEqual([
      { segments: ["coast@1", "large@1"], count: 38 },
      { segments: ["large@1"], count: 38 },
      { segments: [], count: 20 },
      { segments: ["coast@1"], count: 20 },
      { segments: ["coast@1", "large@1", "giants@1"], count: 2 },
      { segments: ["large@1", "giants@1"], count: 2 },
    ]);
    expect(exact.partition).toEqual({ exclusive: false, exhaustive: false, inSeveral: 42, inNone: 20, most: 3 });
    expect(exact.advice.map(({ kind, segments: about }) => [kind, about])).toEqual([
      ["contained", ["large@1", "giants@1"]],
    ]);
    expect(overlapHeadline(exact)).toBe("42 customers are in more than one segment; 20 are in none");
    const coarse = await segmentOverlap(as("sales"), address, { segments });
    expect(coarse.rounded).toBe(true);
    expect(coarse.pairs.map(({ count }) => count)).toEqual([40, null, null]);
    expect(coarse.intersections.map(({ count }) => count)).toEqual([40, 40, 20, 20, null, null]);
    expect(coarse.partition.inSeveral).toBe(40);
  });

  test("over the network: the overlap of an address, and a sentence for one without segments", async () => {
    const { secret: token } = await createToken(as("admin"), { name: "t", level: "viewer", expiresInDays: 1 });
    const home = `http://tessera.test/api/v1/w/${as("admin").workspace.slug}/datasets/inns/versions/1/overlap`;
    const get = (search: string) =>
      overlapRoute.handler(new Request(`${home}${search}`, { headers: { authorization: `Bearer ${token}` } }), {
        params: Promise.resolve({ workspace: as("admin").workspace.slug, dataset: "inns", version: "1" }),
      });
    const answer = await get("?segment=coast@1&segment=large@1");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ unitWord: expect.any(String), partition: { exclusive: false } });
    expect((await get("")).status).toBe(400);
    expect((await get(`?${"segment=coast&".repeat(64)}`)).status).toBe(400);
  });

  test("a segment's measures are those of its version that the reader may see", async () => {
    const few = await segmentPerformance(as("sales"), address, {
      segment: "coast@1",
      against: "rest",
      measures: "first",
    });
    expect(few.view.metrics.map(({ id }) => id)).toEqual(["churned_share", "arpu"]);
    const all = await segmentPerformance(as("admin"), address, {
      segment: "coast@1",
      against: "group:large@1",
      measures: "all",
    });
    expect(all.view.groups.map(({ key }) => key)).toEqual(["coast@1", "large@1"]);
    expect(all.view.metrics.map(({ id }) => id)).toContain("customers");
  });
});

function rooms(least: number): Rule {
  return { kind: "column", column: "customers.Rooms", test: { op: "atLeast", value: least } };
}

function publish(admin: Actor, name: string, rule: Rule): Promise<string> {
  return publishedSegment(admin, { dataset: "inns", name, rule });
}
