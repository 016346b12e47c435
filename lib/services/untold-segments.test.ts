import { beforeAll, expect, test } from "vitest";
import { executiveHeadline } from "@/lib/domain/executive-sentence";
import type { Rule } from "@/lib/domain/rule";
import type { Stance } from "@/lib/domain/segment";
import { addJob, failJob } from "@/lib/store/jobs";
import { archiveSegment, segmentBySlug } from "@/lib/store/segments";
import { withDatabases } from "@/lib/testing/databases";
import { millRule, newTeam, storeMills, type Team } from "@/lib/testing/mills";
import { publishedSegment } from "@/lib/testing/published-segment";
import { analystBrief } from "./analyst-brief";
import { executiveBrief } from "./executive-brief";
import { reachBook } from "./segment-reach";

const staffBetween = (from: number, to: number) => millRule("Staff", { op: "between", from, to });

const untold = millRule("Stars", { op: "isOneOf", values: ["Five"] });

withDatabases("segments that a version cannot tell", () => {
  let team: Team;

  const publish = (name: string, rule: Rule, stance: Stance) =>
    publishedSegment(team.as("admin"), { dataset: "mills", name, rule, stance });

  beforeAll(async () => {
    team = await newTeam();
    await storeMills(team.as("admin"));
    await publish("Coast", millRule("Region", { op: "isOneOf", values: ["Coast"] }), "acceptable");
    await publish("Stars", untold, "target");
  });

  const address = { dataset: "mills", version: "latest" };

  test("have no size in the executive's table, which says why, and are no target of 0 %", async () => {
    const brief = await executiveBrief(team.as("executive"), address);
    expect(brief.segments.map(({ name, customers }) => [name, customers])).toEqual([
      ["Stars", null],
      ["Coast", 60],
    ]);
    expect(brief.segments[0]?.fault).toMatch(/Stars/);
    expect(brief.notes[0]).toBe(`Stars: ${brief.segments[0]?.fault}`);
    // Who is in neither is not known.
    expect(brief.others).toBeNull();
    expect(executiveHeadline(brief)).toBe("Version 2 cannot tell who is in Stars");
  });

  test("make a union with them unknown, and leave what others reach as it is", async () => {
    const { reachOf, segments } = await reachBook(team.as("product"), address, [["coast", "stars"], ["coast"]]);
    const unknown = { customers: null, isRounded: false, revenue: null, fault: segments[1]?.sentence };
    expect(reachOf(["coast", "stars"])).toEqual(unknown);
    expect(reachOf(["stars"])).toEqual(unknown);
    expect(unknown.fault).toMatch(/Stars/);
    expect(reachOf(["coast"])).toMatchObject({ customers: 60 });
  });

  test("that are more than a home lists: targets stand first, the others in a row of their own, and those in none are counted by all", async () => {
    const { scope, userId } = team.as("admin");
    for (const slug of ["coast", "stars"]) await archiveSegment(scope, (await segmentBySlug(scope, slug)).id, true);
    // Twelve bands of 7 mills by staff, one of 11 from 84 on; 95 to 99 are in none. By letter the targets come last.
    for (const at of Array.from({ length: 12 }, (_, band) => band))
      await publish(`Band ${at + 1}`, staffBetween(at * 7, at * 7 + 6), at === 11 ? "target" : "acceptable");
    await publish("Mills of many", staffBetween(84, 94), "target");
    const brief = await executiveBrief(team.as("analyst"), address);
    expect(brief.segments.map(({ name, customers }) => [name, customers])).toEqual([
      ["Band 12", 7],
      ["Mills of many", 11],
      ...[1, 2, 3, 4, 5, 6].map((band) => [`Band ${band}`, 7]),
    ]);
    const names = [7, 8, 9, 10, 11].map((band) => `Band ${band}`);
    expect(brief.otherSegments).toMatchObject({ customers: 35, names, targets: 0, fault: null });
    expect([brief.published, brief.others?.customers, brief.total.customers]).toEqual([13, 5, 100]);
    expect(brief.notes).toContain(
      `8 of 13 published segments are listed, targets first; the others are one row: ${names.join(", ")}.`,
    );
    // The board of the eight would count those in the other segments as in none.
    expect(brief.board?.notes.join()).not.toMatch(/The segments/);
    expect(executiveHeadline(brief)).toBe("Target segments: 18.0\u202f% of customers");
    const job = await addJob(scope, { kind: "build", input: { dataset: "mills", recipe: null }, createdBy: userId });
    await failJob(scope, job.id, { code: "unreadable", sentence: "mills.csv holds no line." });
    const { outside, failures, datasets } = await analystBrief(team.as("analyst"), address);
    expect(failures).toMatchObject([{ dataset: "mills", sentence: "mills.csv holds no line." }]);
    expect(datasets.map(({ slug, versions }) => [slug, versions[0]?.number])).toEqual([["mills", 2]]);
    // Who does not build reads no faults of builds.
    expect((await analystBrief(team.as("product"), address)).failures).toBeNull();
    expect(outside).toMatchObject({ customers: 5, share: 0.05, note: null });
    expect(outside?.segments).toHaveLength(13);
    // An overlap of two segments that are not listed takes nothing from the rows.
    await publish("Band 13", staffBetween(70, 76), "outOfScope");
    expect((await executiveBrief(team.as("analyst"), address)).otherSegments).toMatchObject({ customers: 35 });
    // Eight more targets: the two that are not listed share Band 10, and those listed lie in rows of others.
    for (const [at, band] of [1, 2, 3, 4, 5, 6, 10, 10].entries())
      await publish(`Like band ${at}`, staffBetween(band * 7 - 7, band * 7 - 1), "target");
    const many = await executiveBrief(team.as("analyst"), address);
    expect([many.otherSegments?.targets, many.targetsOverlap, many.others]).toEqual([2, true, null]);
  });
});
