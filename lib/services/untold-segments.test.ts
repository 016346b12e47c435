import { beforeAll, expect, test } from "vitest";
import { executiveHeadline } from "@/lib/domain/executive-sentence";
import type { Rule } from "@/lib/domain/rule";
import type { Stance } from "@/lib/domain/segment";
import { datasetBySlug } from "@/lib/store/datasets";
import { publishDefinition } from "@/lib/store/segment-definitions";
import { addSegment } from "@/lib/store/segments";
import { withDatabases } from "@/lib/testing/databases";
import { millRule, newTeam, storeMills, type Team } from "@/lib/testing/mills";
import { executiveBrief } from "./executive-brief";
import { reachBook } from "./segment-reach";

const untold = millRule("Stars", { op: "isOneOf", values: ["Five"] });

withDatabases("segments that a version cannot tell", () => {
  let team: Team;

  const publish = async (name: string, rule: Rule, stance: Stance) => {
    const admin = team.as("admin");
    const { id } = await datasetBySlug(admin.scope, "mills");
    const by = admin.userId;
    const origin = { ownerId: null, parentId: null, origin: null, createdBy: by };
    const made = await addSegment(admin.scope, { datasetId: id, name, stance, ...origin });
    await publishDefinition(admin.scope, {
      ...{ segmentId: made.id, rule, sentence: name, note: null, change: [], restoredFrom: null, customers: null },
      ...{ datasetVersionId: null, references: [], publishedBy: by, fromRevision: null, after: null },
    });
  };

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
      ["Coast", 60],
      ["Stars", null],
    ]);
    expect(brief.segments[1]?.fault).toMatch(/Stars/);
    expect(brief.notes[0]).toBe(`Stars: ${brief.segments[1]?.fault}`);
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
});
