import { and, asc, eq } from "drizzle-orm";
import { datasets } from "@/drizzle/schema/datasets";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Dataset } from "@/lib/domain/dataset";
import { slugOf } from "@/lib/domain/workspace";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { found, uniqueOr, written } from "./faults";
import { freeSlug } from "./free-slug";

const shown = {
  id: datasets.id,
  slug: datasets.slug,
  name: datasets.name,
  createdBy: datasets.createdBy,
  createdAt: datasets.createdAt,
};

/**
 * The slug is made from the name, with a number where it is taken. A name that a dataset bears already is a conflict: people could not tell the two apart.
 */
export async function addDataset(scope: Scope, input: { name: string; createdBy: string }): Promise<Dataset> {
  const { workspaceId } = scope;
  return uniqueOr("Another dataset got this name at the same moment. Try again.", () =>
    transaction(async () => {
      const mine = eq(datasets.workspaceId, workspaceId);
      const taken = await ask((db) => db.select(shown).from(datasets).where(mine));
      refuseSameName(input.name, taken);
      const slug = freeSlug(slugOf(input.name), taken);
      const row = { id: newId(), workspaceId, slug, ...input, createdAt: instantNow() };
      return written(await ask((db) => db.insert(datasets).values(row).returning(shown)));
    }),
  );
}

export async function listDatasets(scope: Scope): Promise<Dataset[]> {
  return ask((db) =>
    db
      .select(shown)
      .from(datasets)
      .where(eq(datasets.workspaceId, scope.workspaceId))
      .orderBy(asc(datasets.name), asc(datasets.id)),
  );
}

export async function datasetBySlug(scope: Scope, slug: string): Promise<Dataset> {
  const where = and(eq(datasets.workspaceId, scope.workspaceId), eq(datasets.slug, slug));
  return found(await ask((db) => db.select(shown).from(datasets).where(where)), "dataset");
}

export async function datasetById(scope: Scope, datasetId: string): Promise<Dataset> {
  return found(await ask((db) => db.select(shown).from(datasets).where(inScope(scope, datasetId))), "dataset");
}

/** Held until the transaction ends: what two requests would count or name together, they do one after the other. */
export async function holdDataset(scope: Scope, datasetId: string): Promise<void> {
  const where = inScope(scope, datasetId);
  found(await ask((db) => db.select({ id: datasets.id }).from(datasets).where(where).for("no key update")), "dataset");
}

function refuseSameName(name: string, all: readonly Pick<Dataset, "name">[]): void {
  const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
  const same = all.find((one) => plain(one.name) === plain(name));
  if (same)
    throw new AppError(
      "conflict",
      `There is a dataset named ${same.name} already. Choose another name, or build a new version of that one.`,
    );
}

function inScope(scope: Scope, datasetId: string) {
  return and(eq(datasets.workspaceId, scope.workspaceId), eq(datasets.id, datasetId));
}
