import { beforeAll, expect, test } from "vitest";
import type { Actor, JobRole } from "@/lib/domain/actor";
import { type NewRoadmapItem, newRoadmapItemSchema, newTieSchema } from "@/lib/domain/roadmap";
import { matched } from "@/lib/domain/roadmap-merge";
import { type RoadmapView, roadmapQuerySchema } from "@/lib/domain/roadmap-resources";
import { datasetBySlug } from "@/lib/store/datasets";
import { addFeedback } from "@/lib/store/feedback";
import { addRoadmapItems, listRoadmapItems, replaceRoadmapItems, updateRoadmapItems } from "@/lib/store/roadmap";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { addInns, type Inn, inns, item, tie } from "@/lib/testing/planned-inns";
import { segmentBook } from "./asked-segments";
import { roadmap, roadmapItem } from "./roadmap";
import { addItem, changeItem, changeItemTie, itemOwners, removeItem, tieItem, untieItem } from "./roadmap-edits";
import { scoreboard } from "./scoreboard";
import { withBaselines } from "./tie-baselines";
import { resolveVersion } from "./versions";

withDatabases("the roadmap", () => {
  const team = new Map<string, Actor>();
  const as = (name: JobRole | "admin" | "stranger") => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is ${name}`);
    return actor;
  };
  const see = (actor: Actor, search: Partial<Record<string, string>> = {}): Promise<RoadmapView> =>
    roadmap(actor, roadmapQuerySchema.parse({ dataset: "inns", ...search }));
  const add = async (title: string, more: Partial<NewRoadmapItem> = {}) =>
    (await addItem(as("product"), item(title, more))).item;

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    team.set("stranger", await newActor());
    for (const jobRole of ["analyst", "executive", "product", "success", "sales"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    await addInns(admin);
  });

  const held = (isIn: (inn: Inn) => boolean) => {
    const all = inns.filter(isIn);
    return {
      customers: all.length,
      isRounded: false,
      revenue: all.reduce((sum, { pays, hasLeft }) => sum + (hasLeft ? 0 : pays + 0.5), 0),
    };
  };

  test("reach is the segment's count, revenue the scoreboard's, and two segments count each customer once", async () => {
    const one = await add("Phone bookings", { ties: [tie("coast")] });
    const both = await add("Group rates", { ties: [tie("coast"), tie("large")] });
    const view = await scoreboard(
      as("product"),
      { dataset: "inns", version: "latest" },
      {
        question: { by: "segments", segments: ["coast"], metrics: ["mrr"], against: "rest" },
      },
    );
    expect(one.reach).toEqual({
      customers: view.groups[0]?.size,
      isRounded: false,
      revenue: view.cells[0]?.[0]?.estimate?.value,
    });
    expect(one.reach).toEqual(held(({ region }) => region === "Coast"));
    expect(both.reach).toEqual(held(({ region, rooms: n }) => region === "Coast" || n >= 21));
    expect(both.reach?.customers).toBe(100);
    for (const { id } of [one, both]) await removeItem(as("product"), id);
  });

  test("effort is split between the segments of an item; what has none, and which segments have none, are named", async () => {
    const made = [
      await add("Phone bookings", { effort: 30, ties: [tie("coast"), tie("large")] }),
      await add("Night desk", { effort: 5, status: "shipped", quarter: "2026Q4", ties: [tie("coast")] }),
      await add("Dark mode", { effort: 15 }),
      await add("Someday", { effort: 500, status: "idea", ties: [tie("large")] }),
      await add("Never", { effort: 500, status: "dropped" }),
      await add("Not estimated", { effort: null, ties: [tie("large")] }),
    ];
    const view = await see(as("executive"));
    expect(view.effort).toEqual({ total: 50, withoutSegment: 15, unknown: 1, items: 4 });
    const part = (slug: string) => view.segments.find((one) => one.slug === slug);
    expect(part("coast")).toMatchObject({ effort: 20, shareOfEffort: 0.4, items: 2 });
    expect(part("large")).toMatchObject({ effort: 15, shareOfEffort: 0.3, items: 3 });
    expect(part("giants")).toMatchObject({ effort: 0, items: 0, customers: null });
    const all = held(() => true).revenue;
    expect(part("coast")?.gap).toBeCloseTo(held(({ region }) => region === "Coast").revenue / all - 0.4, 12);
    expect(view.withoutSegment).toMatchObject({ items: 1, first: [{ title: "Dark mode" }] });
    expect(view.items.map(({ title }) => title)).toEqual([
      "Night desk",
      "Phone bookings",
      "Someday",
      "Not estimated",
      "Dark mode",
      "Never",
    ]);
    const quarter = await see(as("product"), { quarter: "2026Q4" });
    expect([quarter.total, quarter.all, quarter.effort.total]).toEqual([1, 6, 5]);
    expect(quarter.quarters).toEqual(["2026Q4", "2027Q1"]);
    const told = ({ groups }: RoadmapView) => groups.map(({ key, items, effort }) => [key, items, effort]);
    // Half of the 30 shared weeks each; ideas and dropped items stand there and count for nothing.
    expect(told(view)).toEqual([
      ["coast", 2, 20],
      ["large", 3, 15],
      [null, 2, 15],
    ]);
    expect(part("large")?.first.map(({ title }) => title)).toEqual(["Someday", "Not estimated", "Phone bookings"]);
    expect(told(await see(as("product"), { order: "quarter" }))).toEqual([
      ["2026Q4", 1, 5],
      ["2027Q1", 5, 45],
    ]);
    for (const { id } of made) await removeItem(as("product"), id);
  });

  test("what is for a part of a segment counts for the segment, whose revenue holds the part's", async () => {
    const made = [
      await add("Seat plans", { effort: 20, ties: [tie("ballrooms")] }),
      await add("Long tables", { effort: 6, ties: [tie("halls"), tie("large"), tie("coast")] }),
      await add("Phone bookings", { effort: 14, ties: [tie("coast")] }),
    ];
    const { segments, effort } = await see(as("executive"));
    const part = (slug: string) => segments.find((one) => one.slug === slug);
    // 20 for ballrooms and two thirds of 6 are for Large; the other two weeks and 14 are for the coast.
    expect(part("large")).toMatchObject({ partOf: null, effort: 24, shareOfEffort: 0.6, items: 2 });
    expect(part("coast")).toMatchObject({ partOf: null, effort: 16, shareOfEffort: 0.4, items: 2 });
    expect(part("large")?.first.map(({ title }) => title)).toEqual(["Long tables", "Seat plans"]);
    expect(part("ballrooms")).toMatchObject({ partOf: "large", effort: 20, items: 1 });
    expect(part("halls")).toMatchObject({ partOf: "large", effort: 2, items: 1 });
    const wholes = segments.filter(({ partOf }) => partOf === null);
    expect(wholes.reduce((sum, one) => sum + one.effort, 0)).toBe(effort.total);
    for (const { id } of made) await removeItem(as("product"), id);
  });

  test("beyond one page, groups hold all their items, and a shared item stands under each of its segments", async () => {
    const datasetRow = { datasetId: await datasetId(as("admin")), createdBy: as("admin").userId };
    const { segments } = await segmentBook(as("admin"), datasetRow.datasetId);
    const whole = {
      problem: "p",
      metric: "arpu",
      expected: 1,
      evidence: "e",
      link: null,
      figure: null,
      baseline: null,
    };
    const tied = (name: string) => ({
      ...whole,
      segmentId: segments.find((one) => one.name === name)?.id ?? null,
      segmentName: name,
    });
    const { dataset: _, owner: __, ...facts } = item("");
    const rows = Array.from({ length: 130 }, (___, at) => ({
      ...facts,
      ...{ title: `Item ${String(at).padStart(3, "0")}`, effort: 1, ownerId: null, ownerName: null, shippedOn: null },
      status: at === 129 ? ("idea" as const) : ("planned" as const),
      // 90 for the coast alone, 40 for both.
      ties: at < 90 ? [tied("Coast")] : [tied("Coast"), tied("Large")],
    }));
    await addRoadmapItems(as("admin").scope, rows, datasetRow);
    const first = await see(as("product"));
    // 90 + 39 / 2 and 39 / 2 weeks: all of the 129 that count.
    expect(first.groups).toMatchObject([
      { key: "coast", items: 130, effort: 109.5 },
      { key: "large", items: 40, effort: 19.5 },
    ]);
    const large = first.segments.find(({ slug }) => slug === "large");
    expect(large).toMatchObject({ items: 40, first: [{ title: "Item 129" }, { title: "Item 090" }, {}] });
    expect([first.total, first.allRows, first.rows.length, first.effort.total]).toEqual([130, 170, 100, 129]);
    expect(first.rows.every(({ group }) => group === "coast")).toBe(true);
    const last = await see(as("product"), { offset: "100" });
    expect([30, 40]).toEqual(["coast", "large"].map((slug) => last.rows.filter(({ group }) => group === slug).length));
    // The idea comes first: under the coast stand items 099 to 128, and under the other all that are shared.
    expect(last.items).toHaveLength(40);
    await replaceRoadmapItems(as("admin").scope, [], datasetRow);
  });

  test("a tie needs problem, metric, change and evidence; twenty at most, and one for each segment", async () => {
    const { id } = await add("Loyalty card");
    const bare = { ...tie("coast"), evidence: null };
    expect(newTieSchema.safeParse(bare).error?.issues[0]?.message).toMatch(/needs evidence/);
    expect(newTieSchema.safeParse({ ...bare, link: "javascript:alert(1)" }).success).toBe(false);
    expect(newTieSchema.safeParse({ ...bare, link: "https://tickets.example/7" }).success).toBe(true);
    expect(newTieSchema.safeParse({ ...tie("coast"), problem: " " }).success).toBe(false);
    await expect(tieItem(as("product"), id, tie("coast", { metric: "guests" }))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(tieItem(as("product"), id, tie("gone"))).rejects.toMatchObject({ code: "invalid" });
    const { item: tied } = await tieItem(as("product"), id, tie("coast", { expected: -0.5 }));
    expect(tied.ties[0]?.expectedText).toBe("Revenue per customer and month \u2212$0.50");
    await expect(tieItem(as("product"), id, tie("coast"))).rejects.toMatchObject({ code: "conflict" });
    const [kept] = (await listRoadmapItems(as("admin").scope, await datasetId(as("admin"))))[0]?.ties ?? [];
    // 60 inns on the coast pay 10.50 to 16.50: the mean when the tie was made.
    const paid = inns.slice(0, 60).reduce((sum, { pays }) => sum + pays + 0.5, 0) / 60;
    expect(kept?.baseline?.reading).toMatchObject({ value: expect.closeTo(paid, 9), group: "Coast" });
    const { item: moved } = await changeItemTie(as("product"), { item: id, tie: kept?.id ?? "" }, tie("large"));
    expect(moved.ties.map(({ segment }) => segment.slug)).toEqual(["large"]);
    expect((await untieItem(as("product"), id, kept?.id ?? "")).item.ties).toEqual([]);
    const many = Array.from({ length: 21 }, () => tie("coast"));
    expect(newRoadmapItemSchema.safeParse(item("Much", { ties: many })).error?.issues[0]?.message).toMatch(
      /at most 20/,
    );
    await removeItem(as("product"), id);
  });

  test("once shipped, the metric then and now stands on its page, with the number that was evidence", async () => {
    const figure = { dataset: "inns", version: 1, metric: "arpu", by: "segments", group: "coast@1" };
    const { id } = await add("Breakfast box", { ties: [tie("coast", { evidence: null, figure })] });
    expect((await roadmapItem(as("sales"), id)).observed).toEqual([]);
    const { item: shipped } = await changeItem(as("product"), id, { status: "shipped" });
    expect(shipped.shippedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    const page = await roadmapItem(as("executive"), id);
    expect(page.observed[0]?.since).toMatchObject({
      isReal: false,
      was: { group: "Coast" },
      today: { group: "Coast" },
    });
    expect(page.evidence[0]?.since.was?.metric).toBe("Revenue per customer and month");
    expect((await changeItem(as("product"), id, { status: "planned" })).item.shippedOn).toBeNull();
    await removeItem(as("product"), id);
  });

  test("what a file writes over keeps the numbers of its ties; a whole tie of a file has the metric as it is now", async () => {
    const { scope, userId } = as("product");
    const figure = { dataset: "inns", version: 1, metric: "arpu", by: "segments", group: "coast@1" };
    const { id } = await add("Phone bookings", { ties: [tie("coast", { evidence: null, figure })] });
    const version = await resolveVersion(as("product"), "inns", "latest");
    const { segments } = await segmentBook(as("product"), version.datasetId);
    const there = () => listRoadmapItems(scope, version.datasetId);
    const [before] = await there();
    const none = { figure: null, baseline: null, link: null };
    const told = (slug: string, evidence: string | null = "e") => {
      const { id: segmentId = "", name: segmentName = "" } = segments.find((one) => one.slug === slug) ?? {};
      return { ...none, segmentId, segmentName, problem: "p", metric: "arpu", expected: 2, evidence };
    };
    const { dataset: _, owner: __, ...facts } = item("phone BOOKINGS", { effort: null, status: "idea" });
    const written = { ...facts, ownerId: null, ownerName: null, shippedOn: null, ties: [told("coast", null)] };
    const file = [written, { ...written, title: "New", ties: [told("large"), told("coast", null)] }];
    const by = { datasetId: version.datasetId, createdBy: userId };
    const fields = new Set(["title", "segment", "metric", "expected", "evidence"]);
    const ready = await withBaselines(as("product"), version, matched(await there(), file, fields));
    await updateRoadmapItems(scope, ready, { ...by, fields });
    const updated = await there();
    const kept = { figure: before?.ties[0]?.figure, baseline: before?.ties[0]?.baseline };
    expect(kept.baseline?.reading.group).toBe("Coast");
    expect(updated.find((one) => one.id === id)).toMatchObject({
      ...{ title: "phone BOOKINGS", effort: 10, status: "planned" },
      ties: [{ ...kept, expected: 2, problem: before?.ties[0]?.problem }],
    });
    const large = inns.filter(({ rooms: n }) => n >= 21);
    expect(updated.find(({ title }) => title === "New")?.ties).toMatchObject([
      {
        baseline: { reading: { value: expect.closeTo(large.reduce((sum, { pays }) => sum + pays + 0.5, 0) / 80, 9) } },
      },
      { baseline: null },
    ]);
    await replaceRoadmapItems(scope, [written], by);
    expect(await there()).toMatchObject([{ id, effort: null, status: "idea", ties: [kept] }]);
    await removeItem(as("product"), id);
  });

  test("unions that would tell a handful are rounded for roles that do not see one; analysts see them", async () => {
    const { id } = await add("Elevators", { ties: [tie("coast"), tie("giants")] });
    // Coast has 60, two giants are in the hills.
    const reachFor = async (name: JobRole) => (await roadmapItem(as(name), id)).item.reach;
    expect(await reachFor("analyst")).toEqual(held(({ region, rooms: n }) => region === "Coast" || n >= 59));
    for (const name of ["product", "executive", "sales"] as const)
      expect(await reachFor(name), name).toEqual({ customers: 60, isRounded: true, revenue: null });
    await removeItem(as("product"), id);
  });

  test("who asks for an item counts by the value and the stance of its segment, once; roles without small groups see fives", async () => {
    const { scope, userId } = as("product");
    const by = { datasetId: await datasetId(as("admin")), createdBy: userId };
    const said = (theme: string, numbers: readonly number[]) =>
      numbers.map((at) => ({ customerId: `i${at}`, theme, quote: "q", source: "call", saidOn: "2026-05-04" }));
    // Eleven on the coast, one of them large too; two in no segment; three and one more that are large alone; one that no file knows.
    const coast = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 30];
    const voices = [
      ...said("Phone", [...coast, 65, 66, 85, 86, 87, 999]),
      ...said(" phone", [0]),
      ...said("Fax", [90]),
    ];
    await addFeedback(scope, voices, by);
    const made = [
      await add("Zeta lines", { themes: ["Phone", "phone ", "Fax"], ties: [tie("coast")] }),
      await add("Fax desk", { themes: ["fax"], effort: 4 }),
      await add("Attic", { effort: 7 }),
    ];
    expect(made[0]?.themes).toHaveLength(2);
    const perCustomer = (isIn: (inn: Inn) => boolean) => held(isIn).revenue / held(isIn).customers;
    const all = perCustomer(() => true);
    // Revenue per customer of the segment by that of all; 1 for a target, a half for an acceptable one.
    const onCoast = perCustomer(({ region }) => region === "Coast") / all;
    const isLarge = perCustomer(({ rooms: n }) => n >= 21) / all / 2;
    const told = async (who: JobRole, search: Partial<Record<string, string>> = {}) =>
      (await see(as(who), { order: "title", ...search })).items.map(({ title, requests }) => [title, requests]);
    const tenths = (score: number) => Math.round(score * 10) / 10;
    const asked = { isRounded: false, isByRevenue: true };
    const byRequests = [
      ["Zeta lines", { customers: 17, score: tenths(11 * onCoast + 4 * isLarge), ...asked }],
      ["Fax desk", { customers: 1, score: tenths(isLarge), ...asked }],
      ["Attic", null],
    ] as const;
    expect(await told("analyst", { sort: "requests" })).toEqual(byRequests);
    const upward = (await told("analyst", { sort: "requests", direction: "ascending" })).map(([title]) => title);
    expect(upward).toEqual(["Fax desk", "Zeta lines", "Attic"]);
    // In fives: 15 of the 17, ten on the coast, and none of the four; what is hidden decides no order.
    const about = { isRounded: true, isByRevenue: true };
    expect(await told("product", { sort: "requests" })).toEqual([
      ["Zeta lines", { customers: 15, score: tenths(10 * onCoast), ...about }],
      ["Attic", null],
      ["Fax desk", { customers: null, score: null, ...about }],
    ]);
    expect((await roadmapItem(as("sales"), made[0]?.id ?? "")).item.requests?.customers).toBe(15);

    const titles = async (search: Partial<Record<string, string>>) =>
      (await told("analyst", search)).map(([title]) => title);
    expect(await titles({ search: "FAX" })).toEqual(["Fax desk", "Zeta lines"]);
    expect(await titles({ segment: "coast" })).toEqual(["Zeta lines"]);
    expect(await titles({ sort: "weeks" })).toEqual(["Zeta lines", "Attic", "Fax desk"]);
    expect(await titles({ sort: "title", direction: "descending" })).toEqual(["Zeta lines", "Fax desk", "Attic"]);
    expect(await titles({ sort: "reach" })).toEqual(["Zeta lines", "Attic", "Fax desk"]);
    const found = await see(as("analyst"), { search: "attic" });
    expect([found.total, found.effortOfTotal, found.effort.total]).toEqual([1, 7, 21]);
    await changeItem(as("product"), made[1]?.id ?? "", { themes: [] });
    expect((await told("analyst", { search: "fax desk" }))[0]).toEqual(["Fax desk", null]);
    for (const { id } of made) await removeItem(as("product"), id);
    await addFeedback(scope, [], { ...by, inPlace: true });
  });

  test("product writes, the others read; a stranger finds nothing", async () => {
    const { id } = await add("Phone bookings");
    for (const name of ["analyst", "executive", "success", "sales"] as const) {
      expect((await see(as(name))).items).toHaveLength(1);
      await expect(addItem(as(name), item("No")), name).rejects.toMatchObject({ code: "forbidden" });
      await expect(changeItem(as(name), id, { title: "No" }), name).rejects.toMatchObject({ code: "forbidden" });
      await expect(tieItem(as(name), id, tie("coast")), name).rejects.toMatchObject({ code: "forbidden" });
      await expect(removeItem(as(name), id), name).rejects.toMatchObject({ code: "forbidden" });
      await expect(itemOwners(as(name)), name).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(roadmapItem(as("stranger"), id)).rejects.toMatchObject({ code: "notFound" });
    await expect(removeItem(as("stranger"), id)).rejects.toMatchObject({ code: "notFound" });
    await expect(changeItem(as("product"), id, { owner: as("stranger").userId })).rejects.toMatchObject({
      code: "invalid",
    });
    const { item: owned } = await changeItem(as("product"), id, { owner: as("success").userId, effort: null });
    expect([owned.owner?.id, owned.effort, owned.title]).toEqual([as("success").userId, null, "Phone bookings"]);
    await removeItem(as("product"), id);
  });
});

async function datasetId(admin: Actor): Promise<string> {
  return (await datasetBySlug(admin.scope, "inns")).id;
}
