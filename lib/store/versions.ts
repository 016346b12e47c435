import { and, asc, desc, eq, inArray, isNull, max, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { datasets, datasetVersions, gateWaivers } from "@/drizzle/schema/datasets";
import { users } from "@/drizzle/schema/people";
import type { Scope, SystemScope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { BuildReport } from "@/lib/domain/build-report";
import type { GateWaiver, StoredVersion } from "@/lib/domain/dataset";
import type { PinnedFigure } from "@/lib/domain/figure";
import { formatDate } from "@/lib/domain/format-date";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { instantNow } from "@/lib/platform/clock";
import { versionFolder } from "@/lib/platform/files";
import { ask, transaction } from "./database";
import { datasetBySlug, holdDataset } from "./datasets";
import { found, written } from "./faults";
import { needsOfVersion } from "./version-needs";

export interface NewVersion {
  /** Made before the build, because the folder is named after it. */
  readonly id: string;
  readonly datasetId: string;
  readonly recipeId: string;
  readonly manifest: VersionManifest;
  readonly report: BuildReport;
  readonly builtBy: string;
}

/** Makes a version visible, numbered one after the last; its folder must stand complete before. */
export async function addVersion(scope: Scope, input: NewVersion): Promise<StoredVersion> {
  const { workspaceId } = scope;
  return transaction(async () => {
    // Two builds ending together get two numbers.
    await holdDataset(scope, input.datasetId);
    const ofDataset = and(eq(datasetVersions.workspaceId, workspaceId), eq(datasetVersions.datasetId, input.datasetId));
    const last = written(
      await ask((db) =>
        db
          .select({ number: max(datasetVersions.number) })
          .from(datasetVersions)
          .where(ofDataset),
      ),
    );
    const row = { ...input, workspaceId, number: (last.number ?? 0) + 1, builtAt: instantNow() };
    await ask((db) => db.insert(datasetVersions).values(row));
    return versionById(scope, input.id);
  });
}

export async function versionById(scope: Scope, versionId: string): Promise<StoredVersion> {
  return found(await select(scope, eq(datasetVersions.id, versionId), 1), "version");
}

/** Throws AppError gone for a deleted version, with what became of it; notFound where there never was one. */
export async function versionByNumber(scope: Scope, datasetSlug: string, number: number): Promise<StoredVersion> {
  const where = and(eq(datasets.slug, datasetSlug), eq(datasetVersions.number, number));
  const [version] = await select(scope, where, 1);
  if (version) return version;
  const deleters = alias(users, "deleters");
  const rows = await ask((db) =>
    db
      .select({ name: datasets.name, deletedAt: datasetVersions.deletedAt, by: deleters.name })
      .from(datasetVersions)
      .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
      .leftJoin(deleters, eq(deleters.id, datasetVersions.deletedBy))
      .where(and(eq(datasetVersions.workspaceId, scope.workspaceId), where)),
  );
  const { name, deletedAt, by } = found(rows, "version");
  throw new AppError(
    "gone",
    `Version ${number} of ${name} was deleted on ${formatDate(deletedAt ?? "")}${by === null ? "" : ` by ${by}`}; its numbers cannot be shown any more. Open a newer version instead.`,
  );
}

export async function findLatestVersion(scope: Scope, datasetSlug: string): Promise<StoredVersion | null> {
  return (await select(scope, eq(datasets.slug, datasetSlug), 1))[0] ?? null;
}

/** Newest first. */
export async function listVersions(scope: Scope, datasetId: string): Promise<StoredVersion[]> {
  return select(scope, eq(datasetVersions.datasetId, datasetId), 1000);
}

/** Waiving again replaces the note. A gate that passed needs no waiver. */
export async function waiveGate(
  scope: Scope,
  input: { versionId: string; gateId: string; note: string; waivedBy: string },
): Promise<StoredVersion> {
  return transaction(async () => {
    const version = await versionById(scope, input.versionId);
    const gate = found(
      version.report.gates.filter(({ id }) => id === input.gateId),
      "check",
    );
    if (gate.status === "passed") throw new AppError("conflict", "This check passed; there is nothing to waive.");
    const to = { note: input.note, waivedBy: input.waivedBy, waivedAt: instantNow() };
    const row = { workspaceId: scope.workspaceId, versionId: input.versionId, gateId: input.gateId, ...to };
    const target = [gateWaivers.versionId, gateWaivers.gateId];
    await ask((db) => db.insert(gateWaivers).values(row).onConflictDoUpdate({ target, set: to }));
    return versionById(scope, input.versionId);
  });
}

/**
 * The version is gone from every page, its number is not used again; whoever calls removes the folder. Throws AppError conflict where
 * something keeps a number of it, or it is the only one. Its row is locked, so that nothing is frozen on it at the same moment, and
 * the dataset's, so that the last two are not deleted together.
 */
export async function deleteVersion(
  scope: Scope,
  { versionId, deletedBy }: { readonly versionId: string; readonly deletedBy: string },
): Promise<void> {
  const where = and(
    eq(datasetVersions.workspaceId, scope.workspaceId),
    eq(datasetVersions.id, versionId),
    isNull(datasetVersions.deletedAt),
  );
  await transaction(async () => {
    const { datasetId } = await versionById(scope, versionId);
    await holdDataset(scope, datasetId);
    const row = { id: datasetVersions.id };
    found(await ask((db) => db.select(row).from(datasetVersions).where(where).for("update")), "version");
    const version = await versionById(scope, versionId);
    if ((await needsOfVersion(scope, version)).length > 0)
      throw new AppError("conflict", "Something keeps a number of this version, so it is not deleted.");
    if ((await listVersions(scope, datasetId)).length < 2)
      throw new AppError("conflict", "This is the only version of the dataset, so it is not deleted.");
    const to = { deletedAt: instantNow(), deletedBy };
    await ask((db) => db.update(datasetVersions).set(to).where(where));
  });
}

/** Held until the transaction ends. Throws AppError conflict where the version has been deleted meanwhile. */
export async function holdVersion(scope: Scope, versionId: string): Promise<void> {
  await hold(scope, eq(datasetVersions.id, versionId));
}

/** Holds the versions that kept numbers were read on, as `holdVersion`. */
export async function holdPinned(scope: Scope, pins: readonly (PinnedFigure | null)[]): Promise<void> {
  const named = pins.flatMap((pin) => (pin === null ? [] : [pin.address]));
  const once = new Map(named.map(({ dataset, version }) => [`${dataset} ${version}`, { dataset, version }]));
  for (const { dataset, version } of once.values()) {
    const { id } = await datasetBySlug(scope, dataset);
    await hold(scope, and(eq(datasetVersions.datasetId, id), eq(datasetVersions.number, version)));
  }
}

async function hold(scope: Scope, which: SQL | undefined): Promise<void> {
  const live = and(eq(datasetVersions.workspaceId, scope.workspaceId), isNull(datasetVersions.deletedAt), which);
  const rows = await ask((db) => db.select({ id: datasetVersions.id }).from(datasetVersions).where(live).for("share"));
  if (rows.length === 0)
    throw new AppError(
      "conflict",
      "The version of the data was deleted meanwhile. Open the page again, then try once more.",
    );
}

/** Every version that may have a folder; a folder of no version is a build that never became visible. */
export async function knownVersionIds(
  _system: SystemScope,
): Promise<{ readonly id: string; readonly workspaceId: string }[]> {
  const ids = { id: datasetVersions.id, workspaceId: datasetVersions.workspaceId };
  return ask((db) => db.select(ids).from(datasetVersions).where(isNull(datasetVersions.deletedAt)));
}

async function select(scope: Scope, where: SQL | undefined, limit: number): Promise<StoredVersion[]> {
  const rows = await ask((db) =>
    db
      .select({ version: datasetVersions, name: datasets.name, slug: datasets.slug, builtBy: users.name })
      .from(datasetVersions)
      .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
      .innerJoin(users, eq(users.id, datasetVersions.builtBy))
      .where(and(eq(datasetVersions.workspaceId, scope.workspaceId), isNull(datasetVersions.deletedAt), where))
      .orderBy(desc(datasetVersions.number))
      .limit(limit),
  );
  const waivers = await waiversOf(
    scope,
    rows.map(({ version }) => version.id),
  );
  return rows.map(({ version, name, slug, builtBy }) => ({
    id: version.id,
    datasetId: version.datasetId,
    datasetName: name,
    datasetSlug: slug,
    number: version.number,
    folder: versionFolder(scope.workspaceId, version.id),
    builtAt: version.builtAt,
    builtBy,
    manifest: version.manifest,
    recipeId: version.recipeId,
    report: version.report,
    waivers: waivers.filter(({ versionId }) => versionId === version.id).map(({ versionId: _, ...waiver }) => waiver),
  }));
}

async function waiversOf(
  scope: Scope,
  versionIds: readonly string[],
): Promise<(GateWaiver & { readonly versionId: string })[]> {
  if (versionIds.length === 0) return [];
  const here = and(eq(gateWaivers.workspaceId, scope.workspaceId), inArray(gateWaivers.versionId, [...versionIds]));
  return ask((db) =>
    db
      .select({
        versionId: gateWaivers.versionId,
        gateId: gateWaivers.gateId,
        note: gateWaivers.note,
        waivedBy: users.name,
        waivedAt: gateWaivers.waivedAt,
      })
      .from(gateWaivers)
      .innerJoin(users, eq(users.id, gateWaivers.waivedBy))
      .where(here)
      .orderBy(asc(gateWaivers.waivedAt), asc(gateWaivers.gateId)),
  );
}
