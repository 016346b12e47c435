import { beforeAll, expect, test } from "vitest";
import type { JobRole } from "@/lib/domain/actor";
import { emptyMarket } from "@/lib/domain/market";
import type { Rule } from "@/lib/domain/rule";
import { saveArtefactPart } from "@/lib/store/artefacts";
import { listAudit } from "@/lib/store/audit";
import { saveExpectation } from "@/lib/store/expectations";
import { addHypothesis } from "@/lib/store/hypotheses";
import { saveMarket } from "@/lib/store/priorities";
import { addRoadmapItem } from "@/lib/store/roadmap";
import { addScenario } from "@/lib/store/scenarios";
import { segmentBySlug } from "@/lib/store/segments";
import { addStudy } from "@/lib/store/studies";
import { withDatabases } from "@/lib/testing/databases";
import { millRule, newTeam, staff, storeMills, type Team } from "@/lib/testing/mills";
import { draftsToApprove } from "./reviews-waiting";
import { segmentDifference } from "./segment-difference";
import { proposeSegmentDraft, saveSegmentDraft } from "./segment-drafts";
import { publishDraft, restoreDefinition, segmentVersion, segmentVersions } from "./segment-publishing";
import { segmentUses } from "./segment-uses";
import { addNewSegment, segment, setArchived } from "./segments";

withDatabases("publishing a segment", () => {
  let team: Team;
  beforeAll(async () => {
    team = await newTeam();
    await storeMills(team.as("admin"));
  });

  const make = async (name: string, rule: Rule) =>
    (await addNewSegment(team.as("admin"), { name, dataset: "mills", rule })).slug;
  /** Saves a rule and publishes it at once. */
  const publish = async (slug: string, rule?: Rule) => {
    const { draft } = await segment(team.as("admin"), slug);
    const revision = draft?.revision ?? null;
    const saved = rule === undefined ? draft : await saveSegmentDraft(team.as("admin"), slug, { rule, revision });
    return await publishDraft(team.as("admin"), slug, { revision: saved?.revision ?? 0, note: null });
  };
  const published = async (name: string, rule: Rule) => {
    const slug = await make(name, rule);
    await publish(slug);
    return slug;
  };
  const isIn = (slug: string): Rule => ({ kind: "segment", segment: slug, op: "isIn" });

  test("a version tells what it changed, in words and in numbers worked out by hand", async () => {
    const slug = await make("Staffed", staff(50));
    const first = await publish(slug);
    expect(first).toMatchObject({ number: 1, customers: 50, datasetVersion: 2, change: [], restoredFrom: null });
    expect(first.sentence).toBe("Staff is 50 or more");
    expect((await segment(team.as("admin"), slug)).draft).toBeNull();
    // 20 to 49 enter: 30 mills, of which the 10 even ones below 40 have left; they pay 60, the other 50 pay 100.
    const second = await publish(slug, staff(20));
    expect(second).toMatchObject({ number: 2, customers: 80 });
    expect(second.change).toEqual([
      "Staff ≥ 50 → ≥ 20",
      "+30 customers: 30 enter, none leave",
      "Churned share +12.5 points, from 0.0\u202f% to 12.5\u202f%",
      "Revenue per customer and month −$15, from $100 to $85",
    ]);
    const third = await publish(slug, {
      kind: "all",
      rules: [staff(20), millRule("Region", { op: "isOneOf", values: ["Hills"] })],
    });
    expect(third.change.slice(0, 2)).toEqual(["Added: Region is Hills", "−40 customers: none enter, 40 leave"]);
    expect((await segmentVersions(team.as("sales"), slug)).map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(await segmentVersion(team.as("success"), slug, 2)).toMatchObject({ rule: staff(20), customers: 80 });
    await expect(segmentVersion(team.as("success"), slug, 4)).rejects.toMatchObject({ code: "notFound" });
    const difference = await segmentDifference(team.as("analyst"), slug, { from: 1, to: 2, version: "1" });
    expect(difference).toMatchObject({ datasetVersion: 1, total: 100, stayed: 50, entered: 30, left: 0, faults: [] });
    expect(difference.words).toEqual(["Staff ≥ 50 → ≥ 20"]);
  });

  test("admins publish; analysts and product propose; an executive approves what was proposed and is still so", async () => {
    const slug = await make("By right", staff(30));
    const attempt = (name: JobRole, revision: number) => publishDraft(team.as(name), slug, { revision, note: null });
    for (const name of ["analyst", "product", "success", "marketing", "sales"] as const)
      await expect(attempt(name, 1), name).rejects.toMatchObject({ code: "forbidden" });
    await expect(attempt("executive", 1)).rejects.toMatchObject({
      code: "forbidden",
      sentence: expect.stringMatching(/Ask its editor to propose it/),
    });
    await proposeSegmentDraft(team.as("product"), slug, 1);
    await saveSegmentDraft(team.as("analyst"), slug, { rule: staff(31), revision: 1 });
    await expect(attempt("executive", 1)).rejects.toMatchObject({ code: "conflict" });
    await expect(attempt("executive", 2)).rejects.toMatchObject({ code: "forbidden" });
    expect(await draftsToApprove(team.as("executive"))).toEqual([]);
    await proposeSegmentDraft(team.as("analyst"), slug, 2);
    for (const name of ["executive", "admin"] as const)
      expect(await draftsToApprove(team.as(name)), name).toEqual([{ slug, name: "By right" }]);
    for (const name of ["analyst", "product", "sales"] as const)
      expect(await draftsToApprove(team.as(name)), name).toEqual([]);
    expect((await attempt("executive", 2)).number).toBe(1);
    await expect(restoreDefinition(team.as("executive"), slug, { number: 1, note: null })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("two who publish at once make one version; the other is told", async () => {
    const slug = await make("At once", staff(10));
    const twice = await Promise.allSettled([publish(slug), publish(slug)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = twice.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "conflict" });
    expect(await segmentVersions(team.as("admin"), slug)).toHaveLength(1);
    await expect(publish(slug, staff(10))).rejects.toMatchObject({
      code: "conflict",
      sentence: "This is what version 1 says already, so there is nothing to publish.",
    });
    const { draft } = await segment(team.as("product"), slug);
    await expect(proposeSegmentDraft(team.as("product"), slug, draft?.revision ?? 0)).rejects.toMatchObject({
      sentence: "This is what version 1 says already, so there is nothing to publish.",
    });
  });

  test("a restored definition is a new version with its note, and the old ones stay", async () => {
    const slug = await published("Restored", staff(50));
    await publish(slug, staff(20));
    await saveSegmentDraft(team.as("admin"), slug, { rule: staff(99), revision: null });
    const back = await restoreDefinition(team.as("admin"), slug, { number: 1, note: "20 was too wide" });
    expect(back).toMatchObject({ number: 3, rule: staff(50), restoredFrom: 1, note: "20 was too wide" });
    expect(back.change[0]).toBe("Staff ≥ 20 → ≥ 50");
    expect((await segment(team.as("admin"), slug)).draft).toMatchObject({ rule: staff(99), basedOn: 2 });
    const [entry] = await listAudit(team.as("admin").scope, { limit: 1 });
    expect(entry).toMatchObject({ action: "segments.restore", details: { number: 3, restoredFrom: 1 } });
  });

  test("a rule pins what it names, so a later definition or an archived segment changes nothing", async () => {
    const base = await published("Base", staff(50));
    const user = await published("User of base", { kind: "all", rules: [isIn(base), staff(60)] });
    expect((await segment(team.as("admin"), user)).latest).toMatchObject({
      rule: { kind: "all", rules: [{ ...isIn(base), version: 1 }, staff(60)] },
      customers: 40,
    });
    await publish(base, staff(90));
    await setArchived(team.as("admin"), base, true);
    expect(await segmentDifference(team.as("admin"), user, { from: 1, to: 1, version: "2" })).toMatchObject({
      stayed: 40,
      words: [],
      numbers: ["The same customers: nobody enters, nobody leaves"],
    });
    const again = await publish(user, { kind: "all", rules: [isIn(base), staff(60)] });
    expect(again).toMatchObject({ number: 2, customers: 10 });
    expect(again.change.slice(0, 2)).toEqual(["Base: definition 1 → 2", "−30 customers: none enter, 30 leave"]);
  });

  test("A names B, B names C: C can name neither, nor can any name itself", async () => {
    const c = await published("Circle c", staff(10));
    const b = await published("Circle b", { kind: "all", rules: [isIn(c), staff(20)] });
    const a = await published("Circle a", { kind: "any", rules: [isIn(b), staff(90)] });
    for (const named of [a, b, c]) {
      const { draft } = await segment(team.as("admin"), c);
      const rule: Rule = { kind: "none", rules: [isIn(named)] };
      const saved = await saveSegmentDraft(team.as("admin"), c, { rule, revision: draft?.revision ?? null });
      expect(saved.faults[0]).toMatch(/^The segments would define each other in a circle: circle-c → /);
      await expect(publishDraft(team.as("admin"), c, { revision: saved.revision, note: null })).rejects.toMatchObject({
        code: "invalid",
        sentence: expect.stringMatching(/in a circle/),
      });
    }
  });

  test("where used: definitions, drafts and children, each with its link; archived ones say so", async () => {
    const base = await published("Named", staff(50));
    const user = await published("Names it", isIn(base));
    const drafted = await make("Drafts it", { kind: "none", rules: [isIn(base)] });
    await addNewSegment(team.as("admin"), { name: "Child of it", dataset: "mills", rule: staff(70), parent: base });
    await setArchived(team.as("admin"), user, true);
    const { slug } = team.as("admin").workspace;
    expect((await segmentUses(team.as("analyst"), base)).uses).toEqual([
      {
        kind: "segment",
        name: "Names it",
        href: `/w/${slug}/segments/${user}`,
        detail: "Version 1 of its rule names version 1, archived",
      },
      { kind: "draft", name: "Drafts it", href: `/w/${slug}/segments/${drafted}`, detail: "Its draft names it" },
      { kind: "child", name: "Child of it", href: `/w/${slug}/segments/child-of-it`, detail: "Stands under it" },
    ]);
    expect((await segmentUses(team.as("sales"), base)).uses).toEqual([]);
    // Roadmap items stand on every role's list, scenarios on those of who may see priorities.
    const { scope, userId } = team.as("admin");
    const { id: segmentId, datasetId } = await segmentBySlug(scope, base);
    const none = {
      segmentName: "Named",
      baseline: null,
      problem: "Slow",
      evidence: "Six of them say so",
      link: null,
      expected: -0.01,
      figure: null,
    };
    const item = { title: "Faster", problem: "Slow", status: "planned" as const, quarter: "2027Q1", effort: 2 };
    const owner = { ownerId: null, ownerName: null, shippedOn: null, themes: [] };
    const added = await addRoadmapItem(
      scope,
      { ...item, ...owner, ties: [{ ...none, segmentId, metric: "churned_share" }] },
      { datasetId, createdBy: userId },
    );
    const question = {
      segment: `${base}@1`,
      change: "volume" as const,
      percent: 5,
      factor: { low: 1, base: 1, high: 1 },
    };
    await addScenario(scope, { datasetId, name: "Five more", note: "", question, version: 1, savedBy: userId });
    const about = {
      kind: "roadmap",
      name: "Faster",
      href: `/w/${slug}/rollout/roadmap/${added.id}`,
      detail: "A roadmap item for it, planned, Q1 2027",
    };
    expect((await segmentUses(team.as("sales"), base)).uses).toEqual([about]);
    const last = (await segmentUses(team.as("analyst"), base)).uses.slice(-2);
    expect(last).toEqual([
      about,
      {
        kind: "scenario",
        name: "Five more",
        href: expect.stringContaining("/prioritise/impact?"),
        detail: "A kept scenario about it",
      },
    ]);
    await expect(segmentUses(team.as("stranger"), base)).rejects.toMatchObject({ code: "notFound" });
  });

  test("where used: hypotheses of studies, and what is written of its service, market, one-pager and battle card", async () => {
    const slug = await published("Written of", staff(50));
    const { scope, userId, workspace } = team.as("admin");
    const { id: segmentId, datasetId } = await segmentBySlug(scope, slug);
    const study = await addStudy(scope, {
      name: "Who stays",
      goal: "Find out",
      businessModel: "subscription",
      successMetric: "churned_share",
      target: null,
      targetDate: null,
      ownerId: null,
      nextReview: "2027-01-01",
      datasetId,
      createdBy: userId,
    });
    const claim = { direction: "lower", comparison: "rest", smallestEffect: 0.02, guess: -0.1, why: null } as const;
    const hypothesis = await addHypothesis(scope, {
      ...claim,
      metric: "churned_share",
      studyId: study.id,
      segmentId,
      definition: 1,
      createdBy: userId,
      predecessorId: null,
    });
    const row = { segmentId, expected: null, ownerId: null, status: "open", due: null, updatedBy: userId } as const;
    const source = { kind: "survey", words: "", on: "2026-05-01" } as const;
    const offered = { limit: null, channels: [], words: "A call a month", source };
    await saveExpectation(scope, { ...row, topic: "cadence", offered }, null);
    await saveMarket(scope, { segmentId, market: emptyMarket, revision: 0, savedBy: userId });
    const words = { promises: ["One person answers"] };
    await saveArtefactPart(scope, { segmentId, part: "service", words, revision: null, savedBy: userId });
    const home = `/w/${workspace.slug}`;
    const uses = [
      {
        kind: "hypothesis",
        name: "Who stays",
        href: `${home}/prioritise?study=${study.id}&open=${hypothesis.id}#open`,
        detail: "A hypothesis about it, on churned share",
      },
      {
        kind: "expectation",
        name: "Service expectations",
        href: `${home}/rollout/expectations?dataset=mills`,
        detail: "What it expects or is promised is written, for 1 topic",
      },
      {
        kind: "market",
        name: "Market",
        href: `${home}/prioritise/market?dataset=mills&segment=written-of`,
        detail: "Market figures are written for it",
      },
      {
        kind: "artefact",
        name: "One-pager",
        href: `${home}/segments/written-of/one-pager`,
        detail: "Text is written for it",
      },
    ];
    expect((await segmentUses(team.as("analyst"), slug)).uses).toEqual(uses);
    expect((await segmentUses(team.as("sales"), slug)).uses).toEqual(uses.filter(({ kind }) => kind !== "market"));
  });

  test("a rule on a column that the latest version lacks is counted where it can be, and says so", async () => {
    const slug = await make("Red", millRule("Colour", { op: "isOneOf", values: ["red"] }));
    expect(await publish(slug)).toMatchObject({ datasetVersion: 1, customers: 25, sentence: "Colour is red" });
    const wider = await publish(slug, millRule("Colour", { op: "isOneOf", values: ["red", "blue"] }));
    expect(wider.change).toEqual([
      "Colour: blue added",
      "+75 customers: 75 enter, none leave",
      expect.stringMatching(/^Churned share/),
      expect.stringMatching(/^Revenue per customer/),
      "Counted on dataset version 1: newer ones lack what the rule asks for",
    ]);
    const onLatest = await segmentDifference(team.as("analyst"), slug, { from: 1, to: 2, version: "latest" });
    expect(onLatest).toMatchObject({ stayed: null, entered: null, words: ["Colour: blue added"] });
    expect(onLatest.faults).toEqual([expect.stringMatching(/has no column customers\.Colour/)]);
    const nowhere = await make("Nowhere", millRule("Size", { op: "isFilled" }));
    await expect(publish(nowhere)).rejects.toMatchObject({
      code: "invalid",
      sentence: expect.stringMatching(/has no column customers\.Size/),
    });
  });

  test("nobody and everybody are segments too", async () => {
    expect(await publish(await make("Everybody", { kind: "all", rules: [] }))).toMatchObject({
      customers: 100,
      sentence: "Every customer",
    });
    expect(await publish(await make("Nobody", { kind: "any", rules: [] }))).toMatchObject({
      customers: 0,
      sentence: "No customer",
    });
  });

  test("fewer than 5 customers, and steps of fewer than 5, are for analysts and admins", async () => {
    const slug = await published("Largest", staff(97));
    await publish(slug, staff(92));
    const third = await publish(slug, staff(90));
    expect(third.change).toEqual(["Staff ≥ 92 → ≥ 90", "fewer than 5 enter, none leave"]);
    const counts = async (name: JobRole) =>
      (await segmentVersions(team.as(name), slug)).map(({ customers }) => customers);
    expect(await counts("analyst")).toEqual([10, 8, 3]);
    for (const name of ["executive", "product", "success", "sales"] as const)
      expect(await counts(name), name).toEqual([10, null, null]);
    const asked = { from: 2, to: 3, version: "2" };
    expect(await segmentDifference(team.as("analyst"), slug, asked)).toMatchObject({ stayed: 8, entered: 2, left: 0 });
    expect(await segmentDifference(team.as("success"), slug, asked)).toMatchObject({
      stayed: null,
      entered: null,
      left: null,
    });
    await saveSegmentDraft(team.as("admin"), slug, { rule: staff(3), revision: null });
    const draft = { from: 3, to: null, version: "2" };
    expect((await segmentDifference(team.as("analyst"), slug, draft)).entered).toBe(87);
    const rounded = await segmentDifference(team.as("executive"), slug, draft);
    expect(rounded.entered).toBe(85);
    // Of 97 mills the 18 even ones from 4 to 38 have left; 47 pay 60, the other 50 pay 100: 7,820 of 97.
    expect(rounded.metrics.map(({ before, after }) => [before, after])).toEqual([
      [0, 0.19],
      [100, 81],
    ]);
    expect(rounded.numbers.slice(1)).toEqual([
      "Churned share +19.0 points, from 0.0\u202f% to 19.0\u202f%",
      "Revenue per customer and month −$19, from $100 to $81",
    ]);
    await expect(segmentDifference(team.as("sales"), slug, draft)).rejects.toMatchObject({ code: "notFound" });
  });
});
