import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { Dataset, StoredVersion } from "@/lib/domain/dataset";
import type { DatasetView, VersionSummary } from "@/lib/domain/dataset-resources";
import { addDataset, datasetBySlug, listDatasets } from "@/lib/store/datasets";
import { listVersions } from "@/lib/store/versions";
import { recordAudit } from "./audit";
import { gateViews } from "./gates";

/** The datasets of the workspace with their versions, newest first. */
export async function datasets(actor: Actor): Promise<DatasetView[]> {
  demand(actor, "datasets.read");
  const all = await listDatasets(actor.scope);
  return await Promise.all(all.map((one) => datasetView(actor, one)));
}

export async function dataset(actor: Actor, slug: string): Promise<DatasetView> {
  demand(actor, "datasets.read");
  return await datasetView(actor, await datasetBySlug(actor.scope, slug));
}

/** A new, empty dataset; its address is made from the name. */
export async function addNewDataset(actor: Actor, name: string): Promise<DatasetView> {
  demand(actor, "datasets.build");
  const made = await addDataset(actor.scope, { name, createdBy: actor.userId });
  await recordAudit(actor, "datasets.add", { kind: "dataset", id: made.id }, { name });
  return await datasetView(actor, made);
}

async function datasetView(actor: Actor, one: Dataset): Promise<DatasetView> {
  const versions = await listVersions(actor.scope, one.id);
  return {
    id: one.id,
    slug: one.slug,
    name: one.name,
    createdAt: one.createdAt,
    versions: versions.map(versionSummary),
  };
}

function versionSummary(version: StoredVersion): VersionSummary {
  return {
    id: version.id,
    number: version.number,
    builtAt: version.builtAt,
    builtBy: version.builtBy,
    asOf: version.manifest.asOf,
    tables: version.manifest.tables.map(({ table, rows }) => ({ table, rows })),
    openGates: gateViews(version).filter((gate) => gate.status === "failed").length,
  };
}
