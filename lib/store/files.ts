import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { files } from "@/drizzle/schema/datasets";
import type { Scope, SystemScope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { FileProfile } from "@/lib/domain/file-profile";
import type { Upload, UploadPurpose, UploadStatus } from "@/lib/domain/upload";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { found, written } from "./faults";

const shown = {
  id: files.id,
  uploadedBy: files.uploadedBy,
  name: files.name,
  purpose: files.purpose,
  sizeBytes: files.sizeBytes,
  receivedBytes: files.receivedBytes,
  sha256: files.sha256,
  status: files.status,
  profile: files.profile,
  problem: files.problem,
  createdAt: files.createdAt,
};

/** A row for bytes about to arrive. `sizeBytes` is what the sender announced, null when it did not. */
export async function addFile(
  scope: Scope,
  input: { id?: string; uploadedBy: string; name: string; sizeBytes: number | null; purpose?: UploadPurpose },
): Promise<Upload> {
  const { workspaceId } = scope;
  const row = { id: newId(), workspaceId, status: "receiving" as const, createdAt: instantNow(), ...input };
  return written(await ask((db) => db.insert(files).values(row).returning(shown)));
}

/** A file of a dataset, unless it is asked for as one of a list. */
export async function fileById(scope: Scope, fileId: string, purpose: UploadPurpose = "dataset"): Promise<Upload> {
  const where = and(present(scope, fileId), eq(files.purpose, purpose));
  return found(await ask((db) => db.select(shown).from(files).where(where)), "file");
}

/** Newest first: files of datasets, or of a list those of one person. */
export async function listFiles(
  scope: Scope,
  options: { limit?: number; ofList?: { purpose: UploadPurpose; uploadedBy: string } } = {},
): Promise<Upload[]> {
  const { purpose, uploadedBy } = options.ofList ?? { purpose: "dataset" as const };
  return ask((db) =>
    db
      .select(shown)
      .from(files)
      .where(
        and(
          eq(files.workspaceId, scope.workspaceId),
          eq(files.purpose, purpose),
          uploadedBy === undefined ? undefined : eq(files.uploadedBy, uploadedBy),
          isNull(files.deletedAt),
        ),
      )
      .orderBy(desc(files.createdAt), desc(files.id))
      .limit(options.limit ?? 200),
  );
}

export async function progressFile(scope: Scope, fileId: string, receivedBytes: number): Promise<void> {
  await change(scope, fileId, { to: { receivedBytes }, from: ["receiving"] });
}

/** The bytes are complete and on disk. */
export async function receiveFile(
  scope: Scope,
  fileId: string,
  whole: { sizeBytes: number; sha256: string },
): Promise<Upload> {
  const to = { ...whole, receivedBytes: whole.sizeBytes, status: "received" as const };
  return change(scope, fileId, { to, from: ["receiving"] });
}

export async function startProfiling(scope: Scope, fileId: string): Promise<Upload> {
  const to = { status: "profiling" as const, problem: null };
  return change(scope, fileId, { to, from: ["received", "profiled", "failed"] });
}

export async function profileFile(scope: Scope, fileId: string, profile: FileProfile): Promise<Upload> {
  return change(scope, fileId, { to: { status: "profiled", profile, problem: null }, from: ["received", "profiling"] });
}

/** `problem` is the sentence that people read. */
export async function failFile(scope: Scope, fileId: string, problem: string): Promise<Upload> {
  return change(scope, fileId, { to: { status: "failed", problem }, from: ["receiving", "received", "profiling"] });
}

/** The row stays as a trace for versions built from it; whoever calls removes the bytes. */
export async function deleteFile(scope: Scope, fileId: string): Promise<void> {
  const to = { deletedAt: instantNow(), profile: null };
  found(await ask((db) => db.update(files).set(to).where(present(scope, fileId)).returning({ id: files.id })), "file");
}

/** Bytes of the workspace on disk and announced, for the quota. */
export async function bytesHeld(scope: Scope): Promise<number> {
  const held = sql<number>`coalesce(sum(greatest(${files.receivedBytes}, coalesce(case when ${files.status} = 'receiving' then ${files.sizeBytes} end, 0))), 0)`;
  const here = and(eq(files.workspaceId, scope.workspaceId), isNull(files.deletedAt));
  return written(
    await ask((db) =>
      db
        .select({ bytes: held.mapWith(Number) })
        .from(files)
        .where(here),
    ),
  ).bytes;
}

/** Files whose bytes are kept. */
export async function presentFileIds(_system: SystemScope): Promise<string[]> {
  const rows = await ask((db) => db.select({ id: files.id }).from(files).where(isNull(files.deletedAt)));
  return rows.map(({ id }) => id);
}

/** At start: what was under way when the server stopped has failed. Answers whose bytes are only a part. */
export async function interruptFiles(
  _system: SystemScope,
): Promise<{ readonly id: string; readonly workspaceId: string }[]> {
  const problem = "The server stopped before this file was complete. Upload it again.";
  const reset = await ask((db) =>
    db
      .update(files)
      .set({ status: "failed", problem, receivedBytes: 0 })
      .where(eq(files.status, "receiving"))
      .returning({ id: files.id, workspaceId: files.workspaceId }),
  );
  // Their bytes are whole, so profiling can simply run again.
  await ask((db) => db.update(files).set({ status: "received" }).where(eq(files.status, "profiling")));
  return reset;
}

async function change(
  scope: Scope,
  fileId: string,
  step: { to: Partial<typeof files.$inferInsert>; from: readonly UploadStatus[] },
): Promise<Upload> {
  const where = and(present(scope, fileId), inArray(files.status, [...step.from]));
  const rows = await ask((db) => db.update(files).set(step.to).where(where).returning(shown));
  const row = rows[0];
  if (row !== undefined) return row;
  const { status } = found(await ask((db) => db.select(shown).from(files).where(present(scope, fileId))), "file");
  throw new AppError("conflict", `This file is ${status} now, so this step does not fit. Reload the page.`);
}

function present(scope: Scope, fileId: string) {
  return and(eq(files.workspaceId, scope.workspaceId), eq(files.id, fileId), isNull(files.deletedAt));
}
