import "server-only";
import { rm } from "node:fs/promises";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { subjectHref } from "@/lib/domain/subject";
import type { VersionDeletion } from "@/lib/domain/version-deletion";
import { log } from "@/lib/platform/log";
import { hasRunningBuild } from "@/lib/store/jobs";
import { needsOfVersion, type VersionNeed } from "@/lib/store/version-needs";
import { deleteVersion, listVersions, versionByNumber } from "@/lib/store/versions";
import { recordAudit } from "./audit";
import { forgetVersion } from "./engine";

/** What a version holds, and what keeps it from being deleted. Read before anything is done, so that nobody deletes blindly. */
export async function versionDeletion(actor: Actor, dataset: string, number: number): Promise<VersionDeletion> {
  demand(actor, "versions.delete");
  return await deletionOf(actor, await versionByNumber(actor.scope, dataset, number));
}

/**
 * Deletes a version for good: its row is marked first, then the engine lets go of it, then the files go. A stop in between leaves a
 * folder without a row, which the next start sweeps. Throws AppError conflict with the reasons where something needs it.
 */
export async function deleteDatasetVersion(actor: Actor, dataset: string, number: number): Promise<void> {
  demand(actor, "versions.delete");
  const version = await versionByNumber(actor.scope, dataset, number);
  const { needs, tables } = await deletionOf(actor, version);
  if (needs.length > 0)
    throw new AppError(
      "conflict",
      `Version ${number} of ${version.datasetName} cannot be deleted. ${needs[0]?.sentence}`,
      needs.map(({ sentence }) => ({ sentence })),
    );
  await deleteVersion(actor.scope, { versionId: version.id, deletedBy: actor.userId });
  const rows = tables.map((one) => `${one.table} ${one.rows}`);
  await recordAudit(actor, "versions.delete", { kind: "version", id: version.id }, { dataset, number, rows });
  await forgetVersion(version.id);
  await rm(version.folder, { recursive: true, force: true }).catch((fault: unknown) => {
    log.warn(
      { version: version.id, fault: String(fault) },
      "files of a deleted version are left; the next start removes them",
    );
  });
}

async function deletionOf(actor: Actor, version: StoredVersion): Promise<VersionDeletion> {
  const { datasetSlug: dataset, number, id, manifest } = version;
  const isOnly = (await listVersions(actor.scope, version.datasetId)).length < 2;
  const isBuilding = await hasRunningBuild(actor.scope, dataset);
  const found = await needsOfVersion(actor.scope, { id, datasetSlug: dataset, number });
  return {
    dataset: { slug: dataset, name: version.datasetName },
    number,
    builtAt: version.builtAt,
    builtBy: version.builtBy,
    asOf: manifest.asOf,
    tables: manifest.tables.map(({ table, rows }) => ({ table, rows })),
    sizeBytes: manifest.tables.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    needs: [
      ...(isOnly ? [{ kind: "onlyOne" as const, sentence: onlyWords(version.datasetName), href: null }] : []),
      ...(isBuilding ? [{ kind: "build" as const, sentence: buildWords, href: null }] : []),
      ...found.map((need) => ({
        kind: need.kind,
        sentence: needWords(need),
        href: subjectHref(actor.workspace.slug, need.subject),
      })),
    ],
  };
}

const buildWords = "A version of this dataset is being built now: wait until the build is done.";

function onlyWords(name: string): string {
  return `It is the only version of ${name}: build another one first, or nothing is left to show.`;
}

function needWords({ kind, name }: VersionNeed): string {
  switch (kind) {
    case "decision":
      return `The decision “${name}” has frozen its evidence on it, and keeps it for ever.`;
    case "verdict":
      return `A verdict on the hypothesis about ${name} was computed on it.`;
    case "roadmap":
      return `The roadmap item “${name}” is held against a number of it.`;
    default:
      return "A note keeps a number of it as it was.";
  }
}
