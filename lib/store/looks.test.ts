import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { BuildReport } from "@/lib/domain/build-report";
import type { Stage } from "@/lib/domain/hypothesis";
import type { Recipe } from "@/lib/domain/recipe";
import type { Rule } from "@/lib/domain/rule";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { newId } from "@/lib/platform/ids";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { publishedSegment } from "@/lib/testing/published-segment";
import { ask } from "./database";
import { addDataset } from "./datasets";
import {
  addHypothesis,
  changeClaim,
  hypothesisById,
  moveHypothesis,
  retireHypothesis,
  revealHypothesis,
} from "./hypotheses";
import { addLooks, addOverride, listLooks, listOverrides, type NewLook } from "./looks";
import { addRecipe } from "./recipes";
import { addStudy } from "./studies";
import { addVersion } from "./versions";

withDatabases("claims, verdicts and signatures", () => {
  let actor: Actor;
  let place: { readonly studyId: string; readonly segmentId: string; readonly versions: readonly string[] };
  beforeAll(async () => {
    actor = await newActor();
    place = await furnished(actor);
  });

  const claim = {
    metric: "churned_share",
    direction: "lower",
    comparison: "rest",
    smallestEffect: 0.02,
    guess: -0.05,
    why: null,
  } as const;
  const written = async () => {
    const { studyId, segmentId } = place;
    const row = { ...claim, studyId, segmentId, definition: 1, createdBy: actor.userId, predecessorId: null };
    return (await addHypothesis(actor.scope, row)).id;
  };
  const shown = async () => (await revealHypothesis(actor.scope, await written(), actor.userId)).id;
  const retired = (id: string) => retireHypothesis(actor.scope, id, { by: actor.userId, reason: "done" });
  /** Five points less, two and a half to seven and a half. */
  const lookAt = (hypothesisId: string): NewLook => ({
    hypothesisId,
    number: 1,
    datasetVersionId: place.versions[0] ?? "",
    definition: 1,
    metricVersion: 1,
    verdict: "supported",
    reason: null,
    needed: null,
    value: 0.1,
    low: 0.05,
    high: 0.2,
    n: 60,
    customers: 60,
    population: 100,
    against: "rest",
    difference: -0.05,
    differenceLow: -0.075,
    differenceHigh: -0.025,
    alpha: 0.025,
    p: 0.01,
    familySize: 1,
    familySelected: 1,
    lookedBy: actor.userId,
  });

  test("neither a store call nor a statement changes a claim after the reveal, a look or a signature", async () => {
    const { scope, userId } = actor;
    const id = await shown();
    await addLooks(scope, [lookAt(id)]);
    await addOverride(scope, {
      hypothesisId: id,
      look: 1,
      verdict: "notSupported",
      note: "Otherwise.",
      signedBy: userId,
    });
    const kept = async () =>
      JSON.stringify([await hypothesisById(scope, id), await listLooks(scope, [id]), await listOverrides(scope, [id])]);
    const before = await kept();
    for (const change of [
      { metric: "arpu" },
      { direction: "higher" },
      { comparison: "average" },
      { smallestEffect: 0.3 },
      { guess: 0 },
      { why: "known" },
      { definition: 2 },
    ] as const)
      await expect(changeClaim(scope, id, change)).rejects.toMatchObject({ code: "conflict" });
    await expect(revealHypothesis(scope, id, userId)).rejects.toMatchObject({ code: "conflict" });
    await expect(addLooks(scope, [lookAt(id)])).rejects.toMatchObject({ code: "conflict" });
    for (const statement of [
      sql`update hypotheses set metric = 'arpu' where id = ${id}`,
      sql`update hypotheses set direction = 'higher' where id = ${id}`,
      sql`update hypotheses set comparison = 'average' where id = ${id}`,
      sql`update hypotheses set smallest_effect = 0.01 where id = ${id}`,
      sql`update hypotheses set guess = -0.4 where id = ${id}`,
      sql`update hypotheses set why = 'known' where id = ${id}`,
      sql`update hypotheses set created_at = created_at - interval '1 day' where id = ${id}`,
      sql`update hypotheses set revealed_at = null, revealed_by = null where id = ${id}`,
      sql`update hypotheses set revealed_at = revealed_at - interval '1 day' where id = ${id}`,
      sql`update hypothesis_looks set verdict = 'notSupported' where hypothesis_id = ${id}`,
      sql`update hypothesis_looks set difference_high = -0.01 where hypothesis_id = ${id}`,
      sql`delete from hypothesis_looks where hypothesis_id = ${id}`,
      sql`update hypothesis_overrides set note = 'other' where hypothesis_id = ${id}`,
      sql`delete from hypothesis_overrides where hypothesis_id = ${id}`,
      sql`truncate hypothesis_overrides`,
      sql`truncate hypothesis_looks cascade`,
      sql`truncate hypotheses cascade`,
      sql`truncate studies cascade`,
    ])
      await expect(refusal(statement)).resolves.toMatch(/stays as it was|stays with its study|append only|not deleted/);
    expect(await kept()).toBe(before);
    await retired(id);
    await expect(
      refusal(sql`update hypotheses set retired_at = null, retired_by = null where id = ${id}`),
    ).resolves.toMatch(/stays as it is/);
    await expect(refusal(sql`delete from hypotheses where id = ${id}`)).resolves.toMatch(/retired, not deleted/);
  });

  test("of two hypotheses moved into a column with one place, one gets it, and it is moved from where it was judged", async () => {
    const { scope } = actor;
    const both = [await written(), await written()];
    const moved = (from: Stage, to: Stage) =>
      Promise.allSettled(both.map((id) => moveHypothesis(scope, id, { from, to })));
    expect((await moved("measure", "analyse")).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect((await moved("measure", "pick")).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect((await moved("analyse", "pick")).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (const id of both) await retired(id);
  });

  test("the database takes no verdict that its own interval does not give", async () => {
    const { scope } = actor;
    const id = await shown();
    const look = lookAt(id);
    // The near bound is one point below, and two were claimed.
    const near = { ...look, differenceHigh: -0.01 };
    for (const wrong of [
      near,
      { ...near, verdict: "notSupported" as const },
      { ...look, verdict: "notEnough" as const },
      { ...look, differenceLow: null, differenceHigh: null },
      { ...near, verdict: "notEnough" as const, definition: 2 },
      { ...near, verdict: "notEnough" as const, number: 2 },
    ])
      await expect(addLooks(scope, [wrong]), JSON.stringify(wrong)).rejects.toThrow();
    await addLooks(scope, [{ ...near, verdict: "notEnough" }]);
    // Another look needs other data, and the next number.
    const next = { ...look, number: 2, datasetVersionId: place.versions[1] ?? "" };
    await expect(addLooks(scope, [{ ...look, number: 2 }])).rejects.toMatchObject({ code: "conflict" });
    await expect(addLooks(scope, [{ ...next, number: 3 }])).rejects.toThrow();
    await addLooks(scope, [next]);
    expect((await listLooks(scope, [id])).map(({ verdict }) => verdict)).toEqual(["notEnough", "supported"]);
    await retired(id);
  });

  test("nothing is looked at before the reveal, which asks for a guess, nor after the end", async () => {
    const { scope, userId } = actor;
    const id = await written();
    await expect(addLooks(scope, [lookAt(id)])).rejects.toThrow();
    await changeClaim(scope, id, { guess: null, smallestEffect: 0.01 });
    await expect(revealHypothesis(scope, id, userId)).rejects.toThrow();
    await changeClaim(scope, id, { guess: 0.1 });
    await revealHypothesis(scope, id, userId);
    await retired(id);
    await expect(addLooks(scope, [lookAt(id)])).rejects.toThrow();
  });
});

/** What the database says when it refuses a statement; empty where it does not. */
async function refusal(statement: ReturnType<typeof sql>): Promise<string> {
  try {
    await ask((db) => db.execute(statement));
    return "";
  } catch (fault) {
    return String(fault instanceof Error ? (fault.cause ?? fault) : fault);
  }
}

/** A study about a published segment of a dataset with two versions, of which only the rows are needed. */
async function furnished(actor: Actor) {
  const { scope, userId } = actor;
  const { id: datasetId } = await addDataset(scope, { name: "Mills", createdBy: userId });
  const recipe = await addRecipe(scope, { datasetId, recipe: {} as Recipe, createdBy: userId });
  const versions: string[] = [];
  for (const id of [newId(), newId()]) {
    const rows = { manifest: {} as VersionManifest, report: {} as BuildReport };
    versions.push((await addVersion(scope, { id, datasetId, recipeId: recipe.id, ...rows, builtBy: userId })).id);
  }
  const everybody: Rule = { kind: "all", rules: [] };
  const segmentId = await publishedSegment(actor, { dataset: "mills", name: "Large", rule: everybody });
  const study = await addStudy(scope, {
    datasetId,
    name: "Keep the mills",
    goal: "Lose fewer",
    businessModel: "subscription",
    successMetric: "churned_share",
    target: null,
    targetDate: null,
    ownerId: null,
    nextReview: "2027-01-31",
    createdBy: userId,
  });
  return { studyId: study.id, segmentId, versions };
}
