import "server-only";
import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { demand, extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { VersionReport, VersionView } from "@/lib/domain/dataset-resources";
import { hiddenValue, openColumns, type SourceColumnName, withoutClosedWords } from "@/lib/domain/open-columns";
import type { VersionColumn, VersionManifest } from "@/lib/domain/version-manifest";
import { recipeById } from "@/lib/store/recipes";
import { findLatestVersion, listVersions, versionByNumber, waiveGate } from "@/lib/store/versions";
import { recordAudit } from "./audit";
import { gateViews } from "./gates";

/** The version an address names: a number, or `latest`, which is resolved once, here. */
export async function resolveVersion(actor: Actor, datasetSlug: string, number: string): Promise<StoredVersion> {
  demand(actor, "datasets.read");
  if (number !== "latest")
    return await versionByNumber(actor.scope, datasetSlug, Number(number)).catch((fault: unknown) => {
      throw placedWhereItSays(actor, fault, `${datasetSlug}/${number}`);
    });
  const latest = await findLatestVersion(actor.scope, datasetSlug);
  if (!latest)
    throw new AppError("notFound", "This dataset has no version yet. Upload a file and build the first one.");
  return latest;
}

/** A deleted version says so on its own page: where pages of its numbers lead. */
function placedWhereItSays(actor: Actor, fault: unknown, place: string): unknown {
  if (!(fault instanceof AppError) || fault.code !== "gone") return fault;
  return new AppError("gone", fault.sentence, [{ path: `/w/${actor.workspace.slug}/measure/${place}` }], {
    cause: fault,
  });
}

/** A version with its mapping; the words of columns that are classed only for those who map and class them. */
export async function version(actor: Actor, datasetSlug: string, number: string): Promise<VersionView> {
  const stored = await resolveVersion(actor, datasetSlug, number);
  const { recipe } = await recipeById(actor.scope, stored.recipeId);
  const seesWords = may(actor, "datasets.build");
  return {
    dataset: datasetOf(stored),
    id: stored.id,
    number: stored.number,
    builtAt: stored.builtAt,
    builtBy: stored.builtBy,
    manifest: seesWords ? stored.manifest : withoutClosedLabels(stored.manifest),
    recipe: seesWords ? recipe : withoutClosedWords(recipe),
  };
}

function withoutClosedLabels(manifest: VersionManifest): VersionManifest {
  const shown = (column: VersionColumn) => (column.privacy === "none" ? column : { ...column, labels: null });
  return { ...manifest, tables: manifest.tables.map((table) => ({ ...table, columns: table.columns.map(shown) })) };
}

/** What the build did, with the gates as they stand. Values of rejected cells only for those who may read rejects. */
export async function versionReport(actor: Actor, datasetSlug: string, number: string): Promise<VersionReport> {
  const stored = await resolveVersion(actor, datasetSlug, number);
  const earlier = (await listVersions(actor.scope, stored.datasetId)).find((one) => one.number < stored.number);
  const { recipe } = await recipeById(actor.scope, stored.recipeId);
  const seesAll = extentFor(actor, "rejects.read") === "full";
  return {
    dataset: datasetOf(stored),
    number: stored.number,
    builtAt: stored.builtAt,
    builtBy: stored.builtBy,
    asOf: stored.manifest.asOf,
    report: seesAll
      ? stored.report
      : withoutValues(stored.report, may(actor, "rejects.read") ? openColumns(recipe) : []),
    gates: gateViews(stored).map((gate) => (seesAll ? gate : { ...gate, examples: [] })),
    previous: earlier ? { number: earlier.number, tables: earlier.report.tables } : null,
  };
}

/** The file of all rejected records and emptied cells, streamed. */
export async function rejectsFile(actor: Actor, datasetSlug: string, number: string): Promise<Response> {
  demand(actor, "rejects.read");
  const stored = await resolveVersion(actor, datasetSlug, number);
  const name = extentFor(actor, "rejects.read") === "full" ? "rejects.csv" : "rejects-masked.csv";
  await recordAudit(actor, "rejects.download", { kind: "version", id: stored.id });
  const stream = Readable.toWeb(createReadStream(path.join(stored.folder, name))) as ReadableStream;
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${stored.datasetSlug}-v${stored.number}-rejects.csv"`,
      "cache-control": "no-store",
    },
  });
}

export interface WaiverRequest {
  readonly dataset: string;
  readonly version: string;
  readonly gate: string;
  readonly note: string;
}

/** Puts a note to a failed gate: why this version may be used all the same. */
export async function waive(actor: Actor, request: WaiverRequest): Promise<VersionReport> {
  demand(actor, "gates.waive");
  const stored = await resolveVersion(actor, request.dataset, request.version);
  const gate = stored.report.gates.find((one) => one.id === request.gate);
  if (!gate) throw new AppError("notFound", "This version has no such gate. Open its report to see the gates.");
  if (gate.status === "passed") throw new AppError("conflict", "This gate has passed; there is nothing to waive.");
  await waiveGate(actor.scope, { versionId: stored.id, gateId: gate.id, note: request.note, waivedBy: actor.userId });
  await recordAudit(actor, "gates.waive", { kind: "version", id: stored.id }, { gate: gate.id });
  return await versionReport(actor, request.dataset, String(stored.number));
}

/** The report with values only of open columns; nobody else's rejects are listed where none is open. */
function withoutValues(report: StoredVersion["report"], open: readonly SourceColumnName[]): StoredVersion["report"] {
  const isOpen = (file: string, header: string | null) =>
    open.some((one) => one.file === file && one.header === header);
  const listed = open.length === 0 ? [] : report.firstRejects;
  return {
    ...report,
    firstRejects: listed.map((reject) =>
      reject.value === null || isOpen(reject.file, reject.column) ? reject : { ...reject, value: hiddenValue },
    ),
    joins: report.joins.map((join) => (isOpen(join.file, join.key) ? join : { ...join, unmatchedExamples: [] })),
    gates: report.gates.map((gate) => ({ ...gate, examples: [] })),
  };
}

function datasetOf(stored: StoredVersion): { id: string; slug: string; name: string } {
  return { id: stored.datasetId, slug: stored.datasetSlug, name: stored.datasetName };
}
