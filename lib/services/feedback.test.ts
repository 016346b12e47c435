import { beforeAll, expect, test } from "vitest";
import type { Actor, JobRole } from "@/lib/domain/actor";
import { feedbackQuerySchema } from "@/lib/domain/feedback-resources";
import type { Rule } from "@/lib/domain/rule";
import { datasetBySlug } from "@/lib/store/datasets";
import { addFeedback, type FeedbackRow } from "@/lib/store/feedback";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { publishedSegment } from "@/lib/testing/published-segment";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { addVoice, changeVoice, feedbackList, removeVoice, writtenThemes } from "./feedback";
import { feedbackThemes } from "./feedback-themes";

/** 100 inns: 50 on the coast, 40 in the hills, 10 nowhere. */
const regionOf = (at: number) => (at < 50 ? "Coast" : at < 90 ? "Hills" : "");
const canary = "canary-7f3a";

withDatabases("what customers say", () => {
  const team = new Map<string, Actor>();
  const as = (name: JobRole | "admin" | "stranger") => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is ${name}`);
    return actor;
  };
  const query = feedbackQuerySchema.parse({ dataset: "inns" });
  const said = (at: number | string, theme: string): FeedbackRow => ({
    customerId: typeof at === "number" ? `i${at}` : at,
    quote: `${canary} of ${at}`,
    theme,
    source: "interview",
    saidOn: "2026-05-04",
  });

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    team.set("stranger", await newActor());
    for (const jobRole of ["analyst", "executive", "product", "success", "sales", "marketing"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    const owner = as("success").email;
    const lines = Array.from(
      { length: 100 },
      (_, at) => `i${at},${regionOf(at)},${at % 2 === 0 ? owner : "x@y.example"}`,
    );
    await storeCustomers(admin, {
      name: "Inns",
      texts: [`customer_id,Region,Owner\n${lines.join("\n")}\n`],
      headers: {
        customer_id: { field: "customer_id", type: "text" },
        Region: { field: null, type: "text" },
        Owner: { field: "owner_email", type: "text", personal: true },
      },
    });
    for (const name of ["Coast", "Hills"]) await publish(admin, name);
    await addFeedback(
      admin.scope,
      [
        // 18 inns of the coast and 2 of the hills speak of parking, one of them twice.
        ...Array.from({ length: 18 }, (_, at) => said(at, "Parking")),
        said(0, "parking "),
        said(50, "Parking"),
        said(51, "Parking"),
        // 6 and 8, and one in no segment.
        ...Array.from({ length: 6 }, (_, at) => said(20 + at, "Beds")),
        ...Array.from({ length: 8 }, (_, at) => said(60 + at, "Beds")),
        said(95, "Beds"),
        said("gone-1", "Beds"),
      ],
      { datasetId: (await datasetBySlug(admin.scope, "inns")).id, createdBy: admin.userId },
    );
  });

  test("themes by segment: each customer once, over- and under-voiced against the share of customers", async () => {
    const view = await feedbackThemes(as("analyst"), query);
    expect(view.segments.map(({ name, share }) => [name, share])).toEqual([
      ["Coast", 0.5],
      ["Hills", 0.4],
    ]);
    const told = view.rows.map(({ theme, said: all, customers, cells }) => [
      theme,
      all,
      customers,
      ...cells.map((cell) => [cell.customers, cell.mark]),
    ]);
    expect(told).toEqual([
      ["Parking", 21, 20, [18, "higher"], [2, "lower"]],
      ["Beds", 16, 15, [6, "none"], [8, "none"]],
    ]);
    expect(view.total).toMatchObject({ said: 37, customers: 35 });
    expect(view.total.cells.map(({ customers }) => customers)).toEqual([24, 10]);
    expect(view.rows[0]?.cells[0]?.share).toBe(18 / 20);
    expect(view.withoutSegment).toMatchObject({ said: 1, customers: 1 });
    expect(view.unknown).toMatchObject({ said: 1, customers: 1 });
    expect((await feedbackThemes(as("admin"), query)).unknown.first).toEqual(["gone-1"]);
    expect(view.unknown.first[0]).toMatch(/^c-[0-9a-f]{20}$/);
    expect(view.family.m).toBe(6);
    const ofSuccess = await feedbackThemes(as("success"), query);
    for (const { segments } of [view, ofSuccess])
      expect(segments.map(({ opensQuotes }) => opensQuotes)).toEqual([true, true]);
  });

  test("so few that they could be worked out are hidden, for roles that do not see small groups; marks are the same", async () => {
    for (const name of ["product", "executive", "sales"] as const) {
      const view = await feedbackThemes(as(name), query);
      const states = view.rows.map(({ cells }) => cells.map(({ state }) => state));
      // 2 of 20 are in the hills: with the total, 18 on the coast would tell them.
      expect(states[0], name).toContain("suppressed");
      expect(view.rows[0]?.cells.filter(({ customers }) => customers !== null && customers < 5)).toEqual([]);
      // The hills' total would give the 2 away beside the 8.
      expect(view.rows.map(({ cells }) => cells[1]?.state)).toEqual(["suppressed", "suppressed"]);
      expect(view.unknown).toEqual({ said: null, customers: null, first: [] });
      expect(view.segments.map(({ opensQuotes }) => opensQuotes)).toEqual([false, false]);
    }
  });

  test("words stand only in the answers of those who may read them", async () => {
    const bodies = new Map<string, string>();
    for (const name of ["admin", "analyst", "product", "success"] as const)
      bodies.set(name, JSON.stringify(await feedbackList(as(name), query)));
    const count = (name: string) => (bodies.get(name)?.split(canary).length ?? 1) - 1;
    expect([count("admin"), count("analyst"), count("product")]).toEqual([37, 37, 0]);
    // Success looks after every other inn: of 0 to 17 nine, one of them twice, then i50, three of 20–25 and four of 60–67.
    expect(count("success")).toBe(9 + 1 + 1 + 3 + 4);
    expect(bodies.get("product")).not.toMatch(/"i\d+"|gone-1|coast|hills/);
    expect(bodies.get("analyst")).not.toMatch(/"i\d+"|"gone-1"/);
    for (const name of ["executive", "sales", "marketing"] as const)
      await expect(feedbackList(as(name), query), name).rejects.toMatchObject({ code: "forbidden" });
    await expect(feedbackList(as("product"), { ...query, segment: "hills" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await feedbackList(as("analyst"), { ...query, segment: "hills", theme: "PARKING" })).total).toBe(2);
    // Of i50 and i51 success looks after the first; of i60 to i67 after four.
    const own = await feedbackList(as("success"), { ...query, segment: "hills" });
    expect(own.rows.map(({ customer }) => customer).sort()).toEqual(["i50", "i60", "i62", "i64", "i66"]);
    expect([own.total, JSON.stringify(own).split(canary).length - 1]).toEqual([5, 5]);
    await expect(feedbackList(as("stranger"), query)).rejects.toMatchObject({ code: "notFound" });
  });

  test("a page of one theme holds all its spellings, after those of the pages before, the same for all readers", async () => {
    const parking = (more: object) => feedbackList(as("analyst"), { ...query, theme: "PARKING", ...more });
    const all = (await parking({})).rows;
    expect(all).toHaveLength(21);
    expect(all.filter(({ theme }) => theme === "parking ")).toHaveLength(1);
    const last = await parking({ offset: "18" });
    expect(last).toMatchObject({ total: 21, offset: 18 });
    expect(last.rows).toEqual(all.slice(18));
    expect(await parking({ theme: "nothing" })).toMatchObject({ total: 0, rows: [] });
    const coast = await parking({ segment: "coast", offset: "17" });
    expect([coast.total, coast.rows.length]).toEqual([19, 2]);
    expect((await feedbackList(as("success"), { ...query, theme: "beds" })).total).toBe(16);
  });

  test("what one customer said is for those who may look that customer up, in the words they may read", async () => {
    const of = (who: "admin" | "analyst" | "product" | "success", customer: string, more: object = {}) =>
      feedbackList(as(who), { ...query, customer, ...more });
    for (const who of ["admin", "success"] as const) {
      const said = await of(who, "i0");
      expect([said.total, said.rows.map(({ quote }) => quote)]).toEqual([2, Array(2).fill(`${canary} of 0`)]);
    }
    expect((await of("admin", "i0", { theme: "beds" })).total).toBe(0);
    const { rows } = await feedbackList(as("analyst"), { ...query, theme: "beds" });
    const standIn = rows.find(({ isKnown }) => isKnown)?.customer ?? "";
    const told = await of("analyst", standIn);
    expect(told.rows.map(({ customer }) => customer)).toEqual([standIn]);
    for (const [who, id] of [
      ["success", "i1"],
      ["product", "i0"],
      ["analyst", "i0"],
    ] as const)
      await expect(of(who, id), who).rejects.toMatchObject({ code: "notFound" });
    await expect(of("admin", "i0", { segment: "coast" })).rejects.toMatchObject({ code: "invalid" });
    expect(await writtenThemes(as("success"), "inns")).toEqual(["Parking", "Beds", "parking "]);
    await expect(writtenThemes(as("analyst"), "inns")).rejects.toMatchObject({ code: "forbidden" });
  });

  test("who writes it down names the customer as they see it; the segment comes by itself", async () => {
    const words = { dataset: "inns", quote: "More keys", theme: "Keys", source: "call", saidOn: "2026-06-01" };
    const ofOthers = { ...words, customer: "i1" };
    await expect(addVoice(as("success"), ofOthers)).rejects.toMatchObject({ code: "notFound" });
    await expect(addVoice(as("product"), ofOthers)).rejects.toMatchObject({ code: "notFound" });
    await expect(addVoice(as("analyst"), ofOthers)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await addVoice(as("success"), { ...words, customer: "i2" });
    const [first] = (await feedbackList(as("admin"), query)).rows;
    expect(first).toMatchObject({ id, customer: "i2", segments: ["coast"], quote: "More keys" });
    expect(await changeVoice(as("product"), id, { theme: "Locks" })).toEqual({ id, theme: "Locks" });
    const locks = await feedbackList(as("admin"), { ...query, theme: "locks" });
    expect(locks.rows.map(({ quote, customer }) => [quote, customer])).toEqual([["More keys", "i2"]]);
    expect((await feedbackList(as("admin"), { ...query, theme: "keys" })).total).toBe(0);
    await expect(changeVoice(as("analyst"), id, { theme: "Doors" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeVoice(as("stranger"), id, { theme: "Doors" })).rejects.toMatchObject({ code: "notFound" });
    await removeVoice(as("product"), id);
    await expect(removeVoice(as("product"), id)).rejects.toMatchObject({ code: "notFound" });
  });

  test("a voice is not told to be of a segment whose rule asks for what is closed to the reader", async () => {
    const apart = async (who: "admin" | "analyst") => (await feedbackThemes(as(who), query)).withoutSegment;
    expect((await apart("analyst")).first).toHaveLength(1);
    await publish(as("admin"), "Cared for", { column: "customers.owner_email", values: [as("success").email] });
    const parked = async (who: "admin" | "analyst") =>
      (await feedbackList(as(who), { ...query, theme: "parking" })).rows;
    expect((await parked("admin")).filter(({ segments }) => segments?.includes("cared-for"))).toHaveLength(11);
    expect(JSON.stringify(await parked("analyst"))).not.toContain("cared-for");
    expect([await apart("admin"), await apart("analyst")]).toEqual(
      [["i95"], []].map((first) => ({ said: 1, customers: 1, first })),
    );
    const opened = async (who: "admin" | "analyst") =>
      (await feedbackThemes(as(who), query)).segments.map(({ slug, opensQuotes }) => [slug, opensQuotes]);
    expect(await opened("admin")).toContainEqual(["cared-for", true]);
    expect(await opened("analyst")).toContainEqual(["cared-for", false]);
    await expect(feedbackList(as("analyst"), { ...query, segment: "cared-for" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

function publish(
  admin: Actor,
  name: string,
  { column, values } = { column: "customers.Region", values: [name] },
): Promise<string> {
  const rule: Rule = { kind: "column", column, test: { op: "isOneOf", values } };
  return publishedSegment(admin, { dataset: "inns", name, rule });
}
