import { beforeAll, expect, test } from "vitest";
import { createToken } from "@/lib/access/tokens";
import { saveMarketRoute } from "@/lib/api/routes/priorities";
import type { Actor, JobRole, Level } from "@/lib/domain/actor";
import { emptyMarket, type Market } from "@/lib/domain/market";
import { rankingHeadline } from "@/lib/domain/ranking";
import type { Rule } from "@/lib/domain/rule";
import { archiveSegment, segmentBySlug } from "@/lib/store/segments";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { publishedSegment } from "@/lib/testing/published-segment";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { bubbles } from "./bubbles";
import { executiveBrief } from "./executive-brief";
import { segmentImpact } from "./impact";
import { marketSheet, markets, segmentHeadroom, writeMarket } from "./markets";
import { priorityParts } from "./priority-parts";
import { writePrioritySettings } from "./priority-settings";
import { segmentRanking } from "./ranking";

const address = { dataset: "inns", version: "latest" };
const sourced = { source: "guild of innkeepers", asOf: "2026-01-31" };
const asToday = { low: 1, base: 1, high: 1 };

/** 120 inns, 60 on the coast and 60 in the hills, rooms 1 to 60 in each; every third has left. */
const inns = Array.from({ length: 120 }, (_, at) => {
  const region = at < 60 ? "Coast" : "Hills";
  const channel = at % 2 === 0 ? "Fair" : "Search";
  return [
    `i${at}`,
    region,
    1 + (at % 60),
    at % 3 === 0 ? "yes" : "no",
    region === "Coast" ? 30 : 10,
    channel,
    at % 2 === 0 ? 200 : 100 + (at % 4),
    region === "Coast" ? 0.42 : 0.2,
  ].join(",");
});

withEmbedded("priorities", () => {
  const team = new Map<string, Actor>();
  const as = (name: string): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    team.set("maker", await newMember(admin.workspace, { jobRole: "product", level: "editor" }));
    for (const [jobRole, level] of [
      ["analyst", "editor"],
      ["executive", "editor"],
      ["product", "contributor"],
      ["sales", "editor"],
    ] as [JobRole, Level][])
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level }));
    await storeCustomers(admin, {
      name: "Inns",
      texts: [
        `customer_id,Region,Rooms,churned,monthly_revenue,lead_source,acquisition_cost,gross_margin_rate\n${inns.join("\n")}\n`,
      ],
      headers: {
        customer_id: { field: "customer_id", type: "text" },
        Region: { field: null, type: "text" },
        Rooms: { field: null, type: "number" },
        churned: { field: "churned", type: "yesNo" },
        monthly_revenue: { field: "monthly_revenue", type: "money" },
        lead_source: { field: "lead_source", type: "text" },
        acquisition_cost: { field: "acquisition_cost", type: "money" },
        gross_margin_rate: { field: "gross_margin_rate", type: "number" },
      },
    });
    await publish(admin, "Coast", {
      kind: "column",
      column: "customers.Region",
      test: { op: "isOneOf", values: ["Coast"] },
    });
    await publish(admin, "Hills", {
      kind: "column",
      column: "customers.Region",
      test: { op: "isOneOf", values: ["Hills"] },
    });
    await publish(admin, "Large", rooms(21));
    // Both regions from the 59th room on: four inns.
    await publish(admin, "Giants", rooms(59));
  });

  const size = (low: number, base: number, high: number, unit = "inns"): Market => ({
    ...emptyMarket,
    size: { range: { low, base, high }, unit, ...sourced },
  });

  test("the executive's home names what it cannot show, and what each part needs", async () => {
    const { gaps, concentration } = await executiveBrief(as("executive"), address);
    expect(concentration).toBeNull();
    expect(gaps).toContain("How few customers bring how much needs the field total revenue of customers, or payments.");
    expect(gaps).toContainEqual(
      expect.stringMatching(/^Lifetime value to acquisition cost needs the field total revenue/),
    );
    const parts = await priorityParts(as("executive"), address);
    expect([parts.found === null, parts.drawn]).toEqual([false, null]);
    expect(parts.gaps).toEqual([
      "Room in the market against lift needs a market size: write one for a segment under Prioritise, Market.",
    ]);
    expect(await priorityParts(as("sales"), address)).toEqual({ found: null, drawn: null, gaps: [] });
  });

  test("a market is written once for all, and what follows from it is counted in the data", async () => {
    const saved = await writeMarket(as("analyst"), "coast", { market: size(80, 100, 200), revision: 0 });
    expect([saved.revision, saved.today]).toEqual([1, 40]);
    expect(saved.penetration).toEqual({ low: 0.2, base: 0.4, high: 0.5 });
    expect(saved.headroom).toEqual({ low: 40, base: 60, high: 160 });
    expect(saved.yearsToSaturation).toBeNull();
    await expect(writeMarket(as("admin"), "coast", { market: size(1, 2, 3), revision: 0 })).rejects.toMatchObject({
      code: "conflict",
    });
    await writeMarket(as("admin"), "hills", { market: size(500, 500, 500), revision: 0 });
    await writeMarket(as("admin"), "giants", { market: size(10, 20, 30, "rooms"), revision: 0 });
    expect(await segmentHeadroom(as("executive"), address)).toEqual(
      new Map([
        ["coast", { low: 40, base: 60, high: 160 }],
        ["hills", { low: 460, base: 460, high: 460 }],
      ]),
    );
    const { segments } = await markets(as("analyst"), address);
    expect(segments.map(({ slug, today }) => [slug, today])).toEqual([
      ["coast", 40],
      ["hills", 40],
      ["large", 54],
      ["giants", 4],
    ]);
  });

  test("who may: product reads and writes not as contributor, sales sees nothing, few customers are hidden", async () => {
    await expect(writeMarket(as("product"), "coast", { market: emptyMarket, revision: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const ask of [markets, segmentRanking, bubbles])
      await expect(ask(as("sales"), address)).rejects.toMatchObject({ code: "forbidden" });
    const giants = (await markets(as("executive"), address)).segments.find(({ slug }) => slug === "giants");
    expect([giants?.today, giants?.headroom, giants?.sentence]).toEqual([
      null,
      null,
      expect.stringContaining("Hidden"),
    ]);
    const question = { segment: "giants", change: "volume", percent: 50, factor: asToday } as const;
    await expect(segmentImpact(as("executive"), address, { question })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("over the network a low figure above the high one is refused with a sentence, and nothing is saved", async () => {
    const { secret } = await createToken(as("admin"), { name: "t", level: "editor", expiresInDays: 1 });
    const put = (market: object) =>
      saveMarketRoute.handler(
        new Request("http://tessera.test/api/v1/w/x/segments/coast/market", {
          method: "PUT",
          headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
          body: JSON.stringify({ market, revision: 1 }),
        }),
        { params: Promise.resolve({ workspace: as("admin").workspace.slug, segment: "coast" }) },
      );
    for (const [low, base, high, sentence] of [
      [9000, 5000, 4000, "9,000 is above the high one 4,000"],
      [60, 50, 90, "60 is above the base 50"],
    ] as const) {
      const answer = await put(size(low, base, high));
      expect(answer.status).toBe(400);
      expect((await answer.json()).detail).toContain(sentence);
    }
    expect((await put({ ...size(1, 2, 3), competition: "x".repeat(2001) })).status).toBe(400);
    const { segments } = await markets(as("admin"), address);
    expect(segments[0]).toMatchObject({ revision: 1, market: { size: { range: { low: 80 } } } });
  });

  test("a channel's cost is measured in the data and stands beside the written one", async () => {
    const market: Market = {
      ...size(80, 100, 200),
      channels: [
        { channel: "fair", cost: "250", scales: "yes", cap: 30, note: null },
        { channel: "Letters", cost: null, scales: "unknown", cap: null, note: null },
      ],
    };
    await writeMarket(as("admin"), "coast", { market, revision: 1 });
    const { channels, competitors } = await marketSheet(as("analyst"), address, { segment: "coast" });
    expect(
      channels.map(({ channel, measured, written }) => [channel, measured.value, measured.n, written?.cost]),
    ).toEqual([
      ["Fair", 200, 30, "250"],
      // 15 of 101 and 15 of 103.
      ["Search", 102, 30, undefined],
      ["Letters", null, 0, null],
    ]);
    const [low, high] = channels[1]?.measured.interval ?? [];
    // Standard deviation of 15 ones and 15 minus ones, t of 29 degrees of freedom.
    const half = 2.045229642 * Math.sqrt(30 / 29 / 30);
    expect(low).toBeCloseTo(102 - half, 6);
    expect(high).toBeCloseTo(102 + half, 6);
    expect(competitors).toEqual([]);
    const twice = { ...market, channels: [...market.channels, ...market.channels] };
    await expect(writeMarket(as("admin"), "coast", { market: twice, revision: 2 })).rejects.toThrow("is there twice");
  });

  test("segments are ranked with the same digits for everybody; who lacks a figure is not ranked", async () => {
    const before = await segmentRanking(as("analyst"), address);
    expect(before.notes).toEqual([]);
    expect([rankingHeadline(before), before.draws]).toEqual(["Nothing is ranked yet: criteria are missing", 0]);
    const settings = {
      criteria: [
        { figure: "headroom", weight: 1, from: 0, to: 600 },
        { figure: "arpu", weight: 1, from: 0, to: 40 },
        { figure: "churned_share", weight: 1, from: 1, to: 0 },
      ],
      knockouts: [{ figure: "market_size", operator: "atLeast" as const, limit: 110 }],
      weights: "drawn" as const,
    };
    await writePrioritySettings(as("analyst"), "inns", { settings, revision: 0 });
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 5);
    const view = await segmentRanking(as("analyst"), address);
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(5);
    expect(view.draws).toBe(100_000);
    expect(view.notes.at(-1)).toMatch(/^Markets are counted in inns and rooms: /);
    const of = (slug: string) => view.segments.find((one) => one.slug === slug);
    expect(of("large")).toMatchObject({ best: null, sentence: expect.stringContaining("market size is not written") });
    expect(view.segments.reduce((sum, { best }) => sum + (best ?? 0), view.nobody)).toBeCloseTo(1, 9);
    // Its market is most likely 100, so it fails by 10, and in most cases but not all.
    const coast = of("coast")?.knockouts[0];
    expect([coast?.state, coast?.by]).toEqual(["failed", "10 short"]);
    expect(coast?.failing).toBeGreaterThan(0.4);
    expect(coast?.failing).toBeLessThan(0.8);
    expect(of("hills")?.knockouts[0]).toMatchObject({ state: "kept", by: null, failing: 0 });
    const again = await segmentRanking(as("executive"), address);
    const chances = (from: typeof view) =>
      from.segments.filter(({ slug }) => slug !== "giants").map(({ slug, best, ranks }) => [slug, best, ranks]);
    expect(chances(again)).toEqual(chances(view));
    // Four inns: hidden with all that the draws say of them.
    const giants = again.segments.find(({ slug }) => slug === "giants");
    expect(giants?.criteria[0]).toMatchObject({ value: null, text: "hidden" });
    expect(giants).toMatchObject({ best: null, ranks: [], out: null, score: null });
    expect(giants?.sentence).toContain("Hidden");
    await expect(
      writePrioritySettings(as("analyst"), "inns", {
        settings: { ...settings, criteria: [{ figure: "luck", weight: 1, from: 0, to: 1 }] },
        revision: 1,
      }),
    ).rejects.toThrow("There is no figure luck");
  });

  test("bubbles: headroom, lift against the average with its interval, and the reason of who is knocked out", async () => {
    const view = await bubbles(as("analyst"), address, { metric: "arpu", size: "customers" });
    expect(view?.bubbles.map(({ slug, size: customers, headroom: { base } }) => [slug, customers, base])).toEqual([
      ["coast", 40, 60],
      ["hills", 40, 460],
      ["giants", 4, 16],
    ]);
    // 30 and 10 against 20 on average; everybody in a region pays the same.
    expect(view?.bubbles.map(({ lift }) => lift)).toEqual([1.5, 0.5, 1]);
    expect(view?.bubbles[0]?.knockedOut).toBe("Market size at least 110: 10 short");
    expect(view?.bubbles[1]?.knockedOut).toBeNull();
    expect(view?.left).toEqual([{ name: "Large", reason: "Its market size is not written down." }]);
    expect(view?.bubbles.map(({ unit }) => unit)).toEqual(["inns", "inns", "rooms"]);
    expect((await bubbles(as("executive"), address))?.left.map(({ name }) => name)).toEqual(["Large", "Giants"]);
    const churn = await bubbles(as("analyst"), address, { metric: "churned_share" });
    for (const { lift, interval } of churn?.bubbles ?? []) {
      if (interval === null) continue;
      expect(interval[0] ?? 0).toBeLessThanOrEqual(lift);
      expect(interval[1] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(lift);
    }
  });

  test("an impact by hand: half as many inns more on the coast", async () => {
    const question = { segment: "coast", change: "volume", percent: 50, factor: asToday } as const;
    const view = await segmentImpact(as("product"), address, { question });
    expect([view.present, view.added]).toEqual([40, 20]);
    const [conversion, revenue, churn] = view.rows;
    expect([conversion?.today, conversion?.sentence]).toEqual([null, expect.stringContaining("Conversion needs")]);
    // 40 inns of today at 30 and 40 at 10, and 20 more at 30: nothing of that is uncertain.
    expect([revenue?.today, revenue?.scenario, revenue?.changeBand]).toEqual([1600, 2200, [600, 600]]);
    // A third has left everywhere, so as many of the new ones do: by closed form nothing changes.
    expect(churn?.today).toBeCloseTo(40 / 120, 12);
    expect(churn?.scenario).toBeCloseTo(50 / 150, 12);
    expect(churn?.band?.[0]).toBeLessThan(1 / 3);
    expect(churn?.band?.[1]).toBeGreaterThan(1 / 3);
    // Inns alike in what they pay leave no input anything to do; what leaves is open in both ways.
    expect(revenue?.inputs.map(({ low, high }) => [low, high])).toEqual([
      [2200, 2200],
      [2200, 2200],
    ]);
    expect(churn?.inputs.map(({ input }) => input).sort()).toEqual(["chance", "kind"]);
    for (const { low, high } of churn?.inputs ?? []) {
      expect(low).toBeLessThan(50 / 150);
      expect(high).toBeGreaterThan(50 / 150);
      expect(high - low).toBeLessThan((churn?.band?.[1] ?? 0) - (churn?.band?.[0] ?? 0));
    }
    expect(await segmentImpact(as("analyst"), address, { question })).toEqual(view);
    const wrong = { ...question, factor: { low: 2, base: 1, high: 1 } };
    await expect(segmentImpact(as("product"), address, { question: wrong })).rejects.toThrow("above the high one");
  });

  test("no score, and no share of cases that are out, tells a figure that is hidden", async () => {
    const { revision } = await segmentRanking(as("analyst"), address).then(({ written }) => written);
    const margin = { figure: "mean:customers.gross_margin_rate", weight: 1, from: 0, to: 1 };
    const settings = { criteria: [margin], knockouts: [], weights: "fixed" as const };
    const closed = { code: "forbidden", sentence: expect.stringContaining("is not open to your job role") };
    const save = (who: string, change: object, at: number) =>
      writePrioritySettings(as(who), "inns", { settings: { ...settings, ...change }, revision: at });
    await expect(save("maker", {}, revision)).rejects.toMatchObject(closed);
    const limit = { figure: margin.figure, operator: "atLeast", limit: 0.4 };
    await expect(save("maker", { criteria: [], knockouts: [limit] }, revision)).rejects.toMatchObject(closed);
    await save("analyst", {}, revision);
    const coastOf = async (who: string) =>
      (await segmentRanking(as(who), address)).segments.find(({ slug }) => slug === "coast");
    const coast = await coastOf("analyst");
    expect(coast?.score?.mean).toBeCloseTo(0.42, 9);
    // Chances of places are the same for everybody.
    expect(await coastOf("maker")).toMatchObject({ best: coast?.best, ranks: coast?.ranks, out: null, score: null });
    // What the analyst wrote may stay as it is, beside what is open.
    await expect(save("maker", { criteria: [{ ...margin, to: 2 }] }, revision + 1)).rejects.toMatchObject(closed);
    const counted = { figure: "customers_today", weight: 1, from: 0, to: 100 };
    const saved = await save("maker", { criteria: [margin, counted] }, revision + 1);
    await save("maker", { criteria: [counted] }, saved.revision);
    const giantsOf = async (who: string) =>
      (await segmentRanking(as(who), address)).segments.find(({ slug }) => slug === "giants");
    expect((await giantsOf("analyst"))?.score?.mean).toBeCloseTo(0.04, 9);
    expect(await giantsOf("maker")).toMatchObject({ best: null, ranks: [], out: null, score: null });
  });

  test("an archived segment leaves the ranking, and nothing is written about it", async () => {
    const { id } = await segmentBySlug(as("admin").scope, "giants");
    await archiveSegment(as("admin").scope, id, true);
    expect((await segmentRanking(as("admin"), address)).segments.map(({ slug }) => slug)).not.toContain("giants");
    await expect(writeMarket(as("admin"), "giants", { market: emptyMarket, revision: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

function rooms(least: number): Rule {
  return { kind: "column", column: "customers.Rooms", test: { op: "atLeast", value: least } };
}

function publish(admin: Actor, name: string, rule: Rule): Promise<string> {
  return publishedSegment(admin, { dataset: "inns", name, rule });
}
