import { expect, test } from "vitest";
import { mintSystemScope } from "@/lib/access/mint";
import type { Actor } from "@/lib/domain/actor";
import type { Dataset } from "@/lib/domain/dataset";
import type { PinnedFigure } from "@/lib/domain/figure";
import { versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { smallManifest, smallRecipe, smallReport } from "@/lib/testing/builds";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { addDataset, datasetById, datasetBySlug } from "./datasets";
import { addThread } from "./notes";
import { addRecipe, findLatestRecipe, recipeById } from "./recipes";
import {
  addVersion,
  deleteVersion,
  findLatestVersion,
  knownVersionIds,
  listVersions,
  versionById,
  versionByNumber,
  waiveGate,
} from "./versions";

withDatabases("versions", () => {
  test("a version comes back as it was built, with its folder", async () => {
    const { actor, dataset } = await newDataset();
    const version = await build(actor, dataset);
    expect(version).toMatchObject({
      datasetId: dataset.id,
      datasetName: "Customers",
      datasetSlug: "customers",
      number: 1,
      folder: versionFolder(actor.workspace.id, version.id),
      builtBy: "Robin Vale",
      manifest: smallManifest,
      report: smallReport,
      waivers: [],
    });
    expect(version.builtAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(await versionByNumber(actor.scope, "customers", 1)).toEqual(version);
    expect(await recipeById(actor.scope, version.recipeId)).toMatchObject({ recipe: smallRecipe });
    expect(await findLatestRecipe(actor.scope, dataset.id)).toMatchObject({ id: version.recipeId });
  });

  test("versions that end at the same moment get different numbers, and a number is not used again", async () => {
    const { actor, dataset } = await newDataset();
    const built = await Promise.all([1, 2, 3].map(() => build(actor, dataset)));
    expect(built.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
    const last = await findLatestVersion(actor.scope, dataset.slug);
    await deleteVersion(actor.scope, { versionId: last?.id ?? "", deletedBy: actor.userId });
    expect((await findLatestVersion(actor.scope, dataset.slug))?.number).toBe(2);
    expect((await listVersions(actor.scope, dataset.id)).map(({ number }) => number)).toEqual([2, 1]);
    expect(await knownVersionIds(mintSystemScope())).not.toContainEqual({
      id: last?.id,
      workspaceId: actor.workspace.id,
    });
    await expect(versionByNumber(actor.scope, dataset.slug, 3)).rejects.toMatchObject({
      code: "gone",
      sentence: expect.stringMatching(/^Version 3 of Customers was deleted on .* by Robin Vale; /),
    });
    expect((await build(actor, dataset)).number).toBe(4);
  });

  test("of the last two versions one stays, and no number of a deleted one is kept", async () => {
    const { actor, dataset } = await newDataset();
    const both = [await build(actor, dataset), await build(actor, dataset)];
    const deleted = await Promise.allSettled(
      both.map(({ id }) => deleteVersion(actor.scope, { versionId: id, deletedBy: actor.userId })),
    );
    expect(deleted.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [left, ...more] = await listVersions(actor.scope, dataset.id);
    expect(more).toEqual([]);
    const pinOn = (version: number) => {
      const at = { dataset: dataset.slug, version, metric: "arpu", by: "segments", group: null };
      return { address: at, reading: {} } as PinnedFigure;
    };
    const note = { body: "x", authorId: actor.userId, mentions: [] };
    const about = { kind: "metric", metric: "arpu" } as const;
    for (const version of [1, 2]) {
      const kept = addThread(actor.scope, about, { ...note, pin: pinOn(version) });
      if (version === left?.number) await expect(kept).resolves.toEqual(expect.any(String));
      else await expect(kept).rejects.toMatchObject({ code: "conflict" });
    }
  });

  test("a failed check is waived with a note, a passed one is not", async () => {
    const { actor, dataset } = await newDataset();
    const { id: versionId } = await build(actor, dataset);
    const waiver = { versionId, gateId: "noChurn", note: "a new product", waivedBy: actor.userId };
    await waiveGate(actor.scope, waiver);
    const { waivers } = await waiveGate(actor.scope, { ...waiver, note: "launched in May" });
    expect(waivers).toMatchObject([{ gateId: "noChurn", note: "launched in May", waivedBy: "Robin Vale" }]);
    const passed = waiveGate(actor.scope, { ...waiver, gateId: "duplicateIds" });
    await expect(passed).rejects.toMatchObject({ code: "conflict" });
    const unknown = waiveGate(actor.scope, { ...waiver, gateId: "no such check" });
    await expect(unknown).rejects.toMatchObject({ code: "notFound" });
  });

  test("nothing of another workspace is found, changed or built upon", async () => {
    const { actor: here, dataset: own } = await newDataset();
    const { actor: there, dataset } = await newDataset();
    const theirs = await build(there, dataset);
    const { scope, userId } = here;
    const waiver = { versionId: theirs.id, gateId: "noChurn", note: "x", waivedBy: userId };
    const recipe = { datasetId: dataset.id, recipe: smallRecipe, createdBy: userId };
    const version = { id: newId(), datasetId: dataset.id, recipeId: theirs.recipeId, ...built, builtBy: userId };
    const attempts = [
      () => datasetById(scope, dataset.id),
      () => recipeById(scope, theirs.recipeId),
      () => addRecipe(scope, recipe),
      () => versionById(scope, theirs.id),
      () => deleteVersion(scope, { versionId: theirs.id, deletedBy: userId }),
      () => waiveGate(scope, waiver),
      () => addVersion(scope, version),
    ];
    for (const attempt of attempts) await expect(attempt(), `${attempt}`).rejects.toMatchObject({ code: "notFound" });
    // A recipe of theirs under a dataset of ours is stopped by the foreign key, which holds the workspace too.
    const mixed = addVersion(scope, { ...version, datasetId: own.id });
    await expect(mixed).rejects.toMatchObject({ cause: { code: "23503" } });
    expect(await listVersions(scope, dataset.id)).toEqual([]);
    expect(await findLatestRecipe(scope, dataset.id)).toBeNull();
    expect(await findLatestVersion(scope, own.slug)).toBeNull();
    expect(await versionById(there.scope, theirs.id)).toEqual(theirs);
  });

  test("two datasets cannot bear one name, and have addresses of their own", async () => {
    const { actor, dataset } = await newDataset();
    const again = addDataset(actor.scope, { name: " customers ", createdBy: actor.userId });
    await expect(again).rejects.toMatchObject({
      code: "conflict",
      message: "There is a dataset named Customers already. Choose another name, or build a new version of that one.",
    });
    // Another name may make the same address.
    const second = await addDataset(actor.scope, { name: "Customers!", createdBy: actor.userId });
    expect((await datasetBySlug(actor.scope, "customers-2")).id).toBe(second.id);
    expect((await datasetBySlug(actor.scope, "customers")).id).toBe(dataset.id);
  });
});

const built = { manifest: smallManifest, report: smallReport };

async function newDataset(): Promise<{ actor: Actor; dataset: Dataset }> {
  const actor = await newActor();
  return { actor, dataset: await addDataset(actor.scope, { name: "Customers", createdBy: actor.userId }) };
}

async function build({ scope, userId }: Actor, dataset: Dataset) {
  const recipe = await addRecipe(scope, { datasetId: dataset.id, recipe: smallRecipe, createdBy: userId });
  const version = { id: newId(), datasetId: dataset.id, recipeId: recipe.id, ...built, builtBy: userId };
  return addVersion(scope, version);
}
