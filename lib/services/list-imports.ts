import "server-only";
import { demand } from "@/lib/access/allow";
import { customersIn } from "@/lib/analytics/queries/customers-in";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { type ImportedFeedback, importedFeedback } from "@/lib/domain/feedback-import";
import {
  type ImportCheck,
  type ImportFault,
  type ImportRequest,
  type ImportResult,
  type ImportRun,
  mostImportRows,
  mostListedFaults,
} from "@/lib/domain/list-import";
import { type ImportList, importFields } from "@/lib/domain/list-import-fields";
import { metricOf, metrics } from "@/lib/domain/metrics";
import { broken, importedRoadmap, type ReadFile, type RoadmapNames } from "@/lib/domain/roadmap-import";
import { matched } from "@/lib/domain/roadmap-merge";
import { readRecords } from "@/lib/ingest/read-records";
import { instantNow } from "@/lib/platform/clock";
import { stagingFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { programFolder } from "@/lib/platform/programs";
import { transaction } from "@/lib/store/database";
import { holdDataset } from "@/lib/store/datasets";
import { addFeedback, countFeedback, voicesThere } from "@/lib/store/feedback";
import { listMembers } from "@/lib/store/memberships";
import { addRoadmapItems, listRoadmapItems, replaceRoadmapItems, updateRoadmapItems } from "@/lib/store/roadmap";
import { countRoadmapItems } from "@/lib/store/roadmap-rows";
import { segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { columnViews } from "./column-views";
import { askOf } from "./engine";
import { namedCustomers } from "./named-customer";
import { withBaselines } from "./tie-baselines";
import { forgetListFiles, listFile, removeBytes } from "./uploads";
import { resolveVersion } from "./versions";

const rights = { roadmap: "roadmap.edit", feedback: "feedback.edit" } as const;

/** What a file would bring into a list, before anything is written. */
export async function checkImport(
  actor: Actor,
  list: ImportList,
  request: ImportRequest,
  signal?: AbortSignal,
): Promise<ImportCheck> {
  demand(actor, rights[list]);
  const version = await resolveVersion(actor, request.dataset, "latest");
  const read = await openImport(actor, list, { ...request, signal });
  if (list === "roadmap") {
    const found = importedRoadmap(read, await roadmapNames(actor, version));
    const there = await listRoadmapItems(actor.scope, version.datasetId);
    return {
      ...shared(read, found, there.length),
      ready: found.items.length,
      same: matched(there, found.items, null).kept.length,
      ...unknownView(found.unknown),
      unfinished: found.unfinished,
    };
  }
  const found = await feedbackOf(actor, version, read);
  const { fresh } = await freshVoices(actor, version, found);
  return {
    ...shared(read, found, await countFeedback(actor.scope, version.datasetId)),
    ready: found.voices.length,
    same: found.voices.length - fresh.length,
    ...unknownView(await unknownCustomers(version, found)),
    unfinished: 0,
  };
}

/**
 * Writes a file into a list, all of it or nothing. With faults it is refused unless they are to be left out; where the list holds
 * something already, the request says whether the file replaces it or comes on top.
 */
export async function runImport(
  actor: Actor,
  list: ImportList,
  run: ImportRun,
  signal?: AbortSignal,
): Promise<ImportResult> {
  demand(actor, rights[list]);
  const version = await resolveVersion(actor, run.dataset, "latest");
  const read = await openImport(actor, list, { ...run, signal });
  const write =
    list === "roadmap"
      ? await roadmapWriter(actor, version, { run, read })
      : await feedbackWriter(actor, version, { run, read });
  const { result, done } = await transaction(async () => {
    await holdDataset(actor.scope, version.datasetId);
    // Of a request that is sent twice the second one finds the file taken in.
    await listFile(actor, run.file, list);
    return { result: await write(), done: await forgetListFiles(actor, list) };
  });
  await recordAudit(
    actor,
    `${list}.import`,
    { kind: "dataset", id: version.datasetId },
    { ...result, mode: run.mode ?? "append" },
  );
  await removeBytes(actor, done);
  return result;
}

interface Read {
  readonly run: ImportRun;
  readonly read: ReadFile;
}

async function roadmapWriter(
  actor: Actor,
  version: StoredVersion,
  { run, read }: Read,
): Promise<() => Promise<ImportResult>> {
  const found = importedRoadmap(read, await roadmapNames(actor, version));
  refuseFaults(run, found);
  const { datasetId } = version;
  const { mode = "append" } = run;
  const by = { datasetId, createdBy: actor.userId };
  const fields = mode === "update" ? new Set(run.mapping.map(({ field }) => field)) : null;
  const there = mode === "append" ? [] : await listRoadmapItems(actor.scope, datasetId);
  const items = await withBaselines(actor, version, matched(there, found.items, fields));
  return async () => {
    refuseUnasked(run, await countRoadmapItems(actor.scope, datasetId), "items");
    if (mode === "update") await updateRoadmapItems(actor.scope, items, { ...by, fields });
    else await (mode === "replace" ? replaceRoadmapItems : addRoadmapItems)(actor.scope, items, by);
    return { written: items.length, left: found.left, unknown: found.unknown.size };
  };
}

async function feedbackWriter(
  actor: Actor,
  version: StoredVersion,
  { run, read }: Read,
): Promise<() => Promise<ImportResult>> {
  if (run.mode === "update")
    throw new AppError(
      "invalid",
      "Things said have no titles to find them by. Let them replace the others or come on top.",
      [{ path: "mode" }],
    );
  const found = await feedbackOf(actor, version, read);
  refuseFaults(run, found);
  const unknown = await unknownCustomers(version, found);
  const { datasetId } = version;
  const inPlace = run.mode === "replace";
  return async () => {
    refuseUnasked(run, await countFeedback(actor.scope, datasetId), "things said");
    const voices = inPlace ? found.voices : (await freshVoices(actor, version, found)).fresh;
    await addFeedback(actor.scope, voices, { datasetId, createdBy: actor.userId, inPlace });
    return { written: voices.length, left: found.left, unknown: unknown.size };
  };
}

function refuseFaults(
  { leaveOut }: ImportRun,
  { faults, left }: { faults: readonly ImportFault[]; left: number },
): void {
  if (faults.length === 0 || leaveOut) return;
  throw new AppError(
    "invalid",
    `${left.toLocaleString("en-GB")} rows do not fit, so nothing was written. Mend the file, or say that they are to be left out.`,
    faults.slice(0, 20).map(({ row, column, value, reason }) => ({
      path: `row ${row}${column === null ? "" : `, ${column}`}`,
      ...(value === null ? {} : { value }),
      sentence: reason,
    })),
  );
}

function refuseUnasked({ mode }: ImportRun, existing: number, what: string): void {
  if (mode !== undefined || existing === 0) return;
  throw new AppError(
    "conflict",
    `There are ${existing.toLocaleString("en-GB")} ${what} already. Say whether the file replaces them or comes on top: mode replace or append${what === "items" ? "; update writes over those of the same titles" : ""}.`,
  );
}

/** The file with the columns that are mapped, in the order of the mapping: nothing else of it is asked for. */
async function openImport(
  actor: Actor,
  list: ImportList,
  { file, mapping, signal }: ImportRequest & { readonly signal?: AbortSignal | undefined },
): Promise<ReadFile> {
  const known = new Set(importFields[list].map(({ name }) => name));
  const strange = mapping.find(({ field }) => !known.has(field));
  if (strange) throw new AppError("invalid", `There is no field ${strange.field}.`, [{ path: "mapping" }]);
  if (new Set(mapping.map(({ field }) => field)).size < mapping.length)
    throw new AppError("invalid", "A field takes one column. Choose one of them.", [{ path: "mapping" }]);
  const missing = importFields[list].filter(
    ({ name, required }) => required && !mapping.some(({ field }) => field === name),
  );
  if (missing.length > 0)
    throw new AppError("invalid", `Choose a column for ${missing.map(({ label }) => label).join(", ")}.`, [
      { path: "mapping" },
    ]);
  const { path, name, dialect } = await listFile(actor, file, list);
  const { headers, records, faults } = await readRecords({
    path,
    fileName: name,
    dialect,
    columns: mapping.map(({ column }) => column),
    mostRecords: mostImportRows,
    workFolder: stagingFolder(newId()),
    programFolder: programFolder(),
    signal,
  });
  const cut = faults.map((fault) => ({ ...fault, file: name }));
  return { file: name, headers, mapping: mapping.map(({ field }, column) => ({ field, column })), records, cut };
}

function shared(
  read: ReadFile,
  { faults, left }: { readonly faults: readonly ImportFault[]; readonly left: number },
  existing: number,
): Pick<ImportCheck, "rows" | "left" | "existing" | "faults" | "allFaults"> {
  const all = [...faults].sort((one, other) => one.row - other.row);
  return {
    rows: read.records.length + broken(read),
    left,
    existing,
    faults: all.slice(0, mostListedFaults),
    allFaults: all.length,
  };
}

function unknownView(unknown: ReadonlyMap<string, number>): Pick<ImportCheck, "unknown" | "allUnknown"> {
  const sorted = [...unknown].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return { unknown: sorted.slice(0, 50).map(([name, rows]) => ({ name, rows })), allUnknown: unknown.size };
}

async function roadmapNames(actor: Actor, version: StoredVersion): Promise<RoadmapNames> {
  const { segments } = await segmentBook(actor, version.datasetId);
  const key = (text: string) => text.trim().toLocaleLowerCase("en");
  const used = segments.filter(({ archivedAt }) => archivedAt === null);
  const known = metrics.flatMap(({ id, name }) => {
    const unit = metricOf(id, version.manifest)?.unit ?? "number";
    return [id, name].map((text) => [key(text), { id, unit }] as const);
  });
  return {
    // A name wins over an address name, and both over the letter of a tile.
    segments: new Map(
      [
        ...used.map((one) => [key(one.code), one] as const),
        ...used.map((one) => [key(one.slug), one] as const),
        ...used.map((one) => [key(one.name), one] as const),
      ].map(([text, { id, name }]) => [text, { id, name }]),
    ),
    metrics: new Map(known),
    members: new Map(
      (await listMembers(actor.scope)).flatMap(({ userId, email, name }) => [
        [key(name), userId] as const,
        [key(email), userId] as const,
      ]),
    ),
    today: instantNow().slice(0, 10),
  };
}

/**
 * Things said, by ids. Who sees every id may bring in ids that the data do not have; the others name customers as they see them, and
 * no answer tells which other ids there are.
 */
async function feedbackOf(actor: Actor, version: StoredVersion, read: ReadFile): Promise<ImportedFeedback> {
  const found = importedFeedback(read);
  const view = columnViews(actor, version).get("customers.customer_id");
  if (view?.others === "visible") return found;
  const given = found.voices.map(({ customerId }) => customerId);
  const ids = await namedCustomers(actor, version, given, askOf(version));
  return importedFeedback(read, {
    idOf: (one) => ids.get(one),
    reason:
      view?.others === "pseudonym"
        ? "is no stand-in of a customer of the latest version; your job role names customers by these, as its lists show them"
        : "is not the id of an account of yours",
  });
}

async function freshVoices(actor: Actor, { datasetId }: StoredVersion, { voices }: ImportedFeedback) {
  const there = await voicesThere(actor.scope, datasetId, voices);
  return { fresh: voices.filter((_, at) => !there.has(at)) };
}

async function unknownCustomers(version: StoredVersion, { voices }: ImportedFeedback): Promise<Map<string, number>> {
  const ids = voices.map(({ customerId }) => customerId);
  const { found } = await customersIn(version, { ids, segments: [] }, askOf(version));
  const unknown = new Map<string, number>();
  for (const id of ids) if (!found.has(id)) unknown.set(id, (unknown.get(id) ?? 0) + 1);
  return unknown;
}
