import { beforeAll, expect, test } from "vitest";
import type { Rule } from "@/lib/domain/rule";
import { newSegmentSchema, segmentNameSchema } from "@/lib/domain/segment";
import { listAudit } from "@/lib/store/audit";
import { withDatabases } from "@/lib/testing/databases";
import { millRule, newTeam, staff, storeMills, type Team } from "@/lib/testing/mills";
import { discardSegmentDraft, proposeSegmentDraft, saveSegmentDraft } from "./segment-drafts";
import { publishDraft } from "./segment-publishing";
import { addNewSegment, changeSegmentFacts, segment, segmentOwners, segments, setArchived } from "./segments";

withDatabases("segments and their drafts", () => {
  let team: Team;
  beforeAll(async () => {
    team = await newTeam();
    await storeMills(team.as("admin"));
  });

  const make = (name: string, rule: Rule = staff(50)) =>
    addNewSegment(team.as("analyst"), { name, dataset: "mills", rule });
  const publish = async (slug: string) => {
    const { draft } = await segment(team.as("admin"), slug);
    return await publishDraft(team.as("admin"), slug, { revision: draft?.revision ?? 0, note: null });
  };

  test("who drafts makes a segment with its first draft, read in a sentence; others may not", async () => {
    const made = await make("Large mills");
    expect(made).toMatchObject({ slug: "large-mills", dataset: "mills", latest: null, archivedAt: null });
    expect(made.code).toMatch(/^[A-Z]$/);
    expect(made.draft).toMatchObject({ revision: 1, basedOn: null, sentence: "Staff is 50 or more", faults: [] });
    for (const name of ["executive", "success", "marketing", "sales"] as const)
      await expect(
        addNewSegment(team.as(name), { name: "No", dataset: "mills", rule: staff(1) }),
        name,
      ).rejects.toMatchObject({ code: "forbidden" });
    const child = await addNewSegment(team.as("product"), {
      name: "Larger mills",
      dataset: "mills",
      rule: staff(80),
      parent: "large-mills",
      stance: "target",
      owner: team.as("product").userId,
    });
    expect(child).toMatchObject({ parent: "large-mills", stance: "target", code: `${made.code}1` });
    expect(child.owner?.id).toBe(team.as("product").userId);
  });

  test("a contributor drafts and proposes, and sets no stance, owner or parent", async () => {
    const by = team.as("contributor");
    const made = await addNewSegment(by, { name: "Contributed", dataset: "mills", rule: staff(5) });
    expect((await proposeSegmentDraft(by, made.slug, 1)).proposedBy).toBe(by.name);
    await expect(changeSegmentFacts(by, made.slug, { stance: "target" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      addNewSegment(by, { name: "Contributed too", dataset: "mills", rule: staff(5), stance: "target" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(segmentOwners(by)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("two editors of one draft: the second save is told, and neither version is lost", async () => {
    const { slug } = await make("Shared draft");
    const [one, other] = [team.as("analyst"), team.as("product")];
    expect((await saveSegmentDraft(one, slug, { rule: staff(60), revision: 1 })).revision).toBe(2);
    await expect(saveSegmentDraft(other, slug, { rule: staff(70), revision: 1 })).rejects.toMatchObject({
      code: "conflict",
      sentence: expect.stringMatching(/saved this draft after you opened it\. Nothing is lost/),
    });
    const theirs = (await segment(other, slug)).draft;
    expect(theirs).toMatchObject({ revision: 2, rule: staff(60) });
    expect((await saveSegmentDraft(other, slug, { rule: staff(70), revision: 2 })).revision).toBe(3);
    const both = await Promise.allSettled([
      saveSegmentDraft(one, slug, { rule: staff(61), revision: 3 }),
      saveSegmentDraft(other, slug, { rule: staff(71), revision: 3 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(proposeSegmentDraft(one, slug, 3)).rejects.toMatchObject({ code: "conflict" });
    await expect(discardSegmentDraft(one, slug, 3)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a save takes a proposal back", async () => {
    const { slug } = await make("Proposed once");
    await proposeSegmentDraft(team.as("product"), slug, 1);
    expect((await segment(team.as("executive"), slug)).draft?.proposedAt).not.toBeNull();
    const saved = await saveSegmentDraft(team.as("product"), slug, { rule: staff(40), revision: 1 });
    expect(saved).toMatchObject({ proposedAt: null, proposedBy: null });
  });

  test("a draft that the latest version cannot answer is kept and says why", async () => {
    const red = millRule("Colour", { op: "isOneOf", values: ["red"] });
    const { slug, draft } = await make("Red mills", red);
    expect(draft?.faults).toEqual([
      "This version has no column customers.Colour; choose another or ask a version that has it.",
    ]);
    const circle: Rule = { kind: "segment", segment: slug, op: "isIn" };
    const saved = await saveSegmentDraft(team.as("analyst"), slug, { rule: circle, revision: 1 });
    expect(saved.faults[0]).toMatch(/circle|There is no published segment/);
  });

  test("nobody drafts a rule on a column that their role may not see, in a group, in a segment or alone", async () => {
    const mail = millRule("email", { op: "contains", text: "m1" });
    const inside: Rule = { kind: "none", rules: [{ kind: "any", rules: [mail, staff(3)] }] };
    for (const rule of [mail, inside])
      await expect(make("By mail", rule)).rejects.toMatchObject({
        code: "forbidden",
        sentence: expect.stringMatching(/holds values your role may not see/),
      });
    const { slug } = await make("By mail later");
    await expect(saveSegmentDraft(team.as("product"), slug, { rule: inside, revision: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await addNewSegment(team.as("admin"), { name: "Mail users", dataset: "mills", rule: mail });
    await publish("mail-users");
    const named: Rule = { kind: "segment", segment: "mail-users", op: "isIn" };
    await expect(saveSegmentDraft(team.as("analyst"), slug, { rule: named, revision: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("sales and marketing find published segments only, without drafts; strangers find nothing", async () => {
    const { slug } = await make("Seen by few");
    const published = await make("Seen by all");
    await publish(published.slug);
    await saveSegmentDraft(team.as("analyst"), published.slug, { rule: staff(90), revision: null });
    for (const name of ["sales", "marketing"] as const) {
      await expect(segment(team.as(name), slug), name).rejects.toMatchObject({ code: "notFound" });
      expect(await segment(team.as(name), published.slug)).toMatchObject({ draft: null, latest: { number: 1 } });
      const listed = await segments(team.as(name), "mills");
      expect(listed.every(({ latest, draft }) => latest !== null && draft === null)).toBe(true);
      expect(listed.map((one) => one.slug)).toContain(published.slug);
      await expect(
        saveSegmentDraft(team.as(name), published.slug, { rule: staff(1), revision: 1 }),
      ).rejects.toMatchObject({ code: "forbidden" });
    }
    expect((await segment(team.as("success"), published.slug)).draft?.sentence).toBe("Staff is 90 or more");
    const foreign = team.as("stranger");
    for (const asked of [
      () => segment(foreign, published.slug),
      () => segments(foreign, "mills"),
      () => saveSegmentDraft(foreign, published.slug, { rule: staff(1), revision: 1 }),
      () => discardSegmentDraft(foreign, published.slug, 1),
      () => proposeSegmentDraft(foreign, published.slug, 1),
      () => publishDraft(foreign, published.slug, { revision: 1, note: null }),
      () => changeSegmentFacts(foreign, published.slug, { name: "Mine" }),
      () => setArchived(foreign, published.slug, true),
    ])
      await expect(asked()).rejects.toMatchObject({ code: "notFound" });
  });

  test("names, owners and parents are checked; a link outlives a new name", async () => {
    const analyst = team.as("analyst");
    const [one, other] = [await make("First of two"), await make("Second of two")];
    const change = (slug: string, to: Parameters<typeof changeSegmentFacts>[2]) =>
      changeSegmentFacts(analyst, slug, to);
    await expect(change(other.slug, { name: "first OF  two" })).rejects.toMatchObject({ code: "conflict" });
    await expect(change(one.slug, { owner: team.as("stranger").userId })).rejects.toMatchObject({ code: "invalid" });
    await expect(change(one.slug, { parent: "nowhere" })).rejects.toMatchObject({ code: "invalid" });
    await expect(change(one.slug, { parent: one.slug })).rejects.toMatchObject({ code: "invalid" });
    expect(await change(other.slug, { parent: one.slug })).toMatchObject({ parent: one.slug, code: `${one.code}1` });
    await expect(change(one.slug, { parent: other.slug })).rejects.toMatchObject({ code: "invalid" });
    expect(await change(one.slug, { name: "Renamed", stance: "outOfScope" })).toMatchObject({
      slug: "first-of-two",
      name: "Renamed",
      stance: "outOfScope",
    });
    await expect(changeSegmentFacts(team.as("success"), one.slug, { stance: null })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("hostile text is kept as text; what no database keeps is refused in a sentence", async () => {
    const name = `<b onload="x">'; drop table segments; --</b> ${"🎪"}`;
    const value = `x' or 1=1; drop table c; -- \u202e`;
    const made = await make(name, millRule("Region", { op: "isOneOf", values: [value] }));
    expect(made.name).toBe(name);
    expect(made.slug).toMatch(/^[a-z0-9-]+$/);
    expect((await publish(made.slug)).customers).toBe(0);
    for (const bad of ["", "  ", "a\0b", "line\nbreak", "\ud83d", "x".repeat(81)])
      expect(segmentNameSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    const body = { name: "x", dataset: "mills", rule: staff(1) };
    const origin = { kind: "cell", words: "found", href: null, datasetVersion: 1, metric: null, mark: null };
    expect(newSegmentSchema.safeParse({ ...body, origin }).success).toBe(true);
    for (const bad of [
      { ...body, rule: { ...staff(1), column: "customers.a\0" } },
      { ...body, rule: { kind: "segment", segment: "a\0b", op: "isIn" } },
      { ...body, origin: { ...origin, words: "a\0" } },
      { ...body, origin: { ...origin, href: "https://elsewhere.example/" } },
      { ...body, origin: { ...origin, href: "/w/a/\0" } },
    ])
      expect(newSegmentSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    expect((await make("new")).slug).toBe("new-2");
    expect((await make("Templates")).slug).toBe("templates-2");
  });

  test("archiving is for admins, is written down, keeps all there is and frees the name", async () => {
    const { slug } = await make("Old friends");
    await publish(slug);
    for (const name of ["analyst", "product", "executive", "success", "sales"] as const)
      await expect(setArchived(team.as(name), slug, true), name).rejects.toMatchObject({ code: "forbidden" });
    expect((await setArchived(team.as("admin"), slug, true)).archivedAt).not.toBeNull();
    await expect(segment(team.as("sales"), slug)).rejects.toMatchObject({ code: "notFound" });
    expect((await segment(team.as("analyst"), slug)).latest?.number).toBe(1);
    await expect(saveSegmentDraft(team.as("analyst"), slug, { rule: staff(1), revision: null })).rejects.toMatchObject({
      code: "conflict",
      sentence: "Old friends is archived. Bring it back first, then change its rule.",
    });
    expect((await make("Old friends")).slug).toBe("old-friends-2");
    await setArchived(team.as("admin"), slug, false);
    const written = (await listAudit(team.as("admin").scope)).map(({ action }) => action);
    expect(written).toEqual(expect.arrayContaining(["segments.archive", "segments.unarchive", "segments.publish"]));
  });

  test("a discarded first draft takes its segment off the list; a later one leaves the definition", async () => {
    const first = await make("Never mind");
    expect(await discardSegmentDraft(team.as("analyst"), first.slug, 1)).toMatchObject({ draft: null, latest: null });
    expect((await segment(team.as("analyst"), first.slug)).archivedAt).not.toBeNull();
    const kept = await make("Do mind");
    await publish(kept.slug);
    await saveSegmentDraft(team.as("analyst"), kept.slug, { rule: staff(1), revision: null });
    expect(await discardSegmentDraft(team.as("product"), kept.slug, 1)).toMatchObject({
      draft: null,
      latest: { number: 1 },
      archivedAt: null,
    });
  });
});
