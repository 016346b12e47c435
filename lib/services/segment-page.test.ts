import { beforeAll, expect, test } from "vitest";
import type { Rule } from "@/lib/domain/rule";
import { withEmbedded } from "@/lib/testing/databases";
import { millRule, newTeam, staff, storeMills, type Team } from "@/lib/testing/mills";
import { saveSegmentDraft } from "./segment-drafts";
import { segmentKey } from "./segment-key";
import { segmentList } from "./segment-list";
import { segmentPage } from "./segment-page";
import { publishDraft } from "./segment-publishing";
import { segmentTiles } from "./segment-tiles";
import { addNewSegment, setArchived } from "./segments";
import { sizeHistory } from "./size-history";

const latest = { dataset: "mills", version: "latest" };

withEmbedded("pages of segments", () => {
  let team: Team;
  const publish = async (slug: string, revision = 1) =>
    await publishDraft(team.as("admin"), slug, { revision, note: null });
  const published = async (name: string, rule: Rule, parent: string | null = null) => {
    const { slug } = await addNewSegment(team.as("admin"), { name, dataset: "mills", rule, parent });
    await publish(slug);
    return slug;
  };

  beforeAll(async () => {
    team = await newTeam();
    await storeMills(team.as("admin"));
    await published("Large", staff(50));
    await published("Red", millRule("Colour", { op: "isOneOf", values: ["red"] }));
    await published("Tiny", staff(97));
    await published("Larger", staff(80), "large");
    await published("Old", staff(1));
    await setArchived(team.as("admin"), "old", true);
    await addNewSegment(team.as("admin"), { name: "Drafted", dataset: "mills", rule: staff(2) });
  });

  test("the list: parts below their whole, sizes, what the version cannot tell, archived ones apart", async () => {
    const list = await segmentList(team.as("analyst"), { ...latest, archived: false });
    expect(list.total).toBe(100);
    expect(list.archived).toBe(1);
    expect(list.listed.map(({ segment, level, size }) => [segment.name, level, size?.count ?? null])).toEqual([
      ["Large", 0, 50],
      ["Larger", 1, 20],
      ["Red", 0, null],
      ["Tiny", 0, 3],
      ["Drafted", 0, null],
    ]);
    expect(list.listed[2]?.size?.fault).toMatch(/has no column customers\.Colour/);
    const older = await segmentList(team.as("analyst"), { dataset: "mills", version: "1", archived: false });
    expect(older.listed[2]?.size).toMatchObject({ count: 25, share: 0.25, fault: null });
    const archived = await segmentList(team.as("analyst"), { ...latest, archived: true });
    expect(archived.listed.map(({ segment, size }) => [segment.name, size?.count])).toEqual([["Old", 99]]);
    const seen = await segmentList(team.as("sales"), { ...latest, archived: false });
    expect(seen.listed.map(({ segment, size }) => [segment.name, size?.count ?? null])).toEqual([
      ["Large", 50],
      ["Larger", 20],
      ["Red", null],
      ["Tiny", null],
    ]);
    expect(seen.archived).toBe(0);
  });

  test("the key: published segments that stand under no other; none where there are none", async () => {
    const key = await segmentKey(team.as("analyst"), { dataset: "mills", version: 1 });
    expect(key?.total).toBe(100);
    expect(key?.segments.map(({ name, code, count }) => [name, code, count])).toEqual([
      ["Large", "A", 50],
      ["Red", "B", 25],
      ["Tiny", "C", 3],
    ]);
    expect(await segmentKey(team.as("analyst"))).toMatchObject({ total: 100, segments: [{}, { count: null }, {}] });
    expect((await segmentKey(team.as("executive")))?.segments[2]?.count).toBeNull();
    expect(await segmentKey(team.as("stranger"))).toBeNull();
    expect(await segmentKey(team.as("stranger"), { dataset: "mills", version: 1 })).toBeNull();
  });

  test("an address that names a definition and a version of the data shows that day's numbers for ever", async () => {
    const slug = await published("Wandering", staff(50));
    const before = await segmentPage(team.as("sales"), slug, { version: 1, definition: 1 });
    await saveSegmentDraft(team.as("admin"), slug, { rule: staff(20), revision: null });
    await publish(slug);
    const after = await segmentPage(team.as("sales"), slug, { version: 1, definition: 1 });
    expect(after.size).toEqual({ total: 100, count: 50, share: 0.5 });
    expect(after.size).toEqual(before.size);
    expect(after).toMatchObject({ ref: "wandering@1", definition: { sentence: "Staff is 50 or more" } });
    expect(await segmentPage(team.as("sales"), slug, {})).toMatchObject({
      ref: "wandering@2",
      size: { count: 80 },
      shown: { number: 2 },
    });
    await expect(segmentPage(team.as("sales"), slug, { definition: 3 })).rejects.toMatchObject({ code: "notFound" });
    await expect(segmentPage(team.as("sales"), slug, { version: 3 })).rejects.toMatchObject({ code: "notFound" });
  });

  test("a rule on a column that is gone keeps its numbers on the older version and says so on the newer", async () => {
    expect(await segmentPage(team.as("analyst"), "red", { version: 1 })).toMatchObject({
      fault: null,
      size: { count: 25, share: 0.25 },
    });
    expect(await segmentPage(team.as("analyst"), "red", {})).toMatchObject({
      fault: expect.stringMatching(/has no column customers\.Colour/),
      size: { count: null, share: null },
    });
    const drafted = await segmentPage(team.as("analyst"), "drafted", {});
    expect(drafted).toMatchObject({ definition: null, ref: null, size: null });
  });

  test("its first definition was published after both versions of the data were built, and sizes say so", async () => {
    const { versions } = await sizeHistory(team.as("analyst"), "large", {});
    expect(versions.map(({ version, publishedLater }) => [version, publishedLater])).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  test("tiles: what those who stay pay a month and its share of all, and the smallest difference it can show", async () => {
    // 50 of 100 pay 100, the rest 60; of these 20 have left and pay nothing: 5,000 of 5,000 + 30 · 60 = 6,800.
    // 20 of 100 have left: (1.96 + 0.842) · 0.4 · √(1/50 + 1/50) = 0.224.
    const { money, detectable } = await segmentTiles(team.as("analyst"), latest, "large@1");
    expect(money).toMatchObject({ title: "Monthly recurring revenue", sum: 5000, perCustomer: 100, customers: 50 });
    expect(money?.share).toBeCloseTo(5000 / 6800, 10);
    expect(detectable?.metric.id).toBe("churned_share");
    expect(detectable?.n).toBe(50);
    expect(detectable?.difference).toBeCloseTo(0.2241, 4);
    // From 20 staff on: 80 mills, 10 of which have left; 50 · 100 + 20 · 60 = 6,200 over the 70 that stay.
    const wide = await segmentTiles(team.as("analyst"), latest, `${await published("Wide", staff(20))}@1`);
    expect(wide.money).toMatchObject({ sum: 6200, customers: 70 });
    expect(wide.money?.perCustomer).toBeCloseTo(6200 / 70, 10);
    const tiny = await segmentTiles(team.as("executive"), latest, "tiny@1");
    expect(tiny).toMatchObject({ money: { sum: null, share: null, perCustomer: null }, detectable: null });
  });

  test("sizes that lie next to one another give nobody away: the smaller of two that differ by few is hidden", async () => {
    // 52 mills; Large, which lies inside, has 50.
    await published("Almost", staff(48));
    const counts = async (name: "analyst" | "sales") => {
      const { listed } = await segmentList(team.as(name), { ...latest, archived: false });
      return listed
        .filter(({ segment: { slug } }) => slug === "large" || slug === "almost")
        .map(({ size }) => size?.count);
    };
    expect(await counts("analyst")).toEqual([50, 52]);
    expect(await counts("sales")).toEqual([null, 52]);
    const key = await segmentKey(team.as("executive"), { dataset: "mills", version: 2 });
    expect(key?.segments.find(({ slug }) => slug === "large")?.count).toBeNull();
  });
});
