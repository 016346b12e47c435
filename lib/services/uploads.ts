import "server-only";
import { rm } from "node:fs/promises";
import { demand } from "@/lib/access/allow";
import type { Actor, Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import type { FileProfile } from "@/lib/domain/file-profile";
import type { Dialect } from "@/lib/domain/recipe";
import { shownProfile } from "@/lib/domain/shown-profile";
import type { Upload, UploadPurpose } from "@/lib/domain/upload";
import { profileFile as readProfile } from "@/lib/ingest/profile-file";
import { receiveFile as receiveBytes } from "@/lib/ingest/receive";
import { makePrivateFolder, stagingFolder, uploadPath, uploadsFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { logUnexpected } from "@/lib/platform/log";
import { programFolder } from "@/lib/platform/programs";
import {
  addFile,
  bytesHeld,
  deleteFile,
  failFile,
  fileById,
  listFiles,
  profileFile,
  progressFile,
  receiveFile,
  startProfiling,
} from "@/lib/store/files";
import { listMembers } from "@/lib/store/memberships";
import { findBuiltRecipe } from "@/lib/store/recipes";
import { recordAudit } from "./audit";
import { inBackground } from "./background";

/** Largest upload and most bytes a workspace may hold in uploads. */
const largestFileBytes = 20e9;
const quotaBytes = 100e9;
/** Largest file of a list. */
const largestListBytes = 50e6;

/** The right that a file is uploaded by. */
const rightOf = { dataset: "datasets.build", roadmap: "roadmap.edit", feedback: "feedback.edit" } as const;

export interface UploadRequest {
  /** What the sender calls the file; kept for people, never part of a path. */
  readonly name: string;
  readonly stream: ReadableStream<Uint8Array> | null;
  readonly contentLength: string | null;
  readonly signal: AbortSignal;
}

/** Streams a file to disk under a name of the server's and starts to read it. A body that stops half-way leaves nothing behind. */
export async function receiveUpload(
  actor: Actor,
  request: UploadRequest,
  purpose: UploadPurpose = "dataset",
): Promise<UploadedFile> {
  demand(actor, rightOf[purpose]);
  if (purpose !== "dataset") await removeBytes(actor, await forgetListFiles(actor, purpose));
  if (!request.stream) throw new AppError("invalid", "The request has no body. Send the file's bytes as the body.");
  const expectedBytes = lengthOf(request.contentLength);
  if ((await bytesHeld(actor.scope)) + (expectedBytes ?? 0) > quotaBytes) {
    throw new AppError(
      "tooLarge",
      "The uploads of this workspace would pass 100 GB. Remove files that are no longer needed.",
    );
  }
  const id = newId();
  await addFile(actor.scope, {
    id,
    uploadedBy: actor.userId,
    name: shownName(request.name),
    sizeBytes: expectedBytes,
    purpose,
  });
  await makePrivateFolder(uploadsFolder(actor.scope.workspaceId));
  const path = uploadPath(actor.scope.workspaceId, id);
  try {
    const { sizeBytes, sha256 } = await receiveBytes(request.stream, {
      path,
      maxBytes: purpose === "dataset" ? largestFileBytes : largestListBytes,
      expectedBytes,
      signal: request.signal,
      onProgress: throttled((receivedBytes) => progressFile(actor.scope, id, receivedBytes)),
    });
    const received = await receiveFile(actor.scope, id, { sizeBytes, sha256 });
    await recordAudit(actor, "files.upload", { kind: "file", id }, { sizeBytes, sha256 });
    inBackground(() => profileUpload(actor.scope, received, null));
    return fileView(received, actor.name);
  } catch (fault) {
    await rm(path, { force: true });
    await deleteFile(actor.scope, id);
    throw fault;
  }
}

export async function uploadedFiles(actor: Actor): Promise<UploadedFile[]> {
  demand(actor, "datasets.build");
  const names = new Map((await listMembers(actor.scope)).map((member) => [member.userId, member.name]));
  const files = await listFiles(actor.scope, { limit: 200 });
  return files.map((file) => ({ ...fileView(file, names.get(file.uploadedBy) ?? "a former member"), profile: null }));
}

/** A file of a dataset; a file of a list is its uploader's alone. */
export async function uploadedFile(
  actor: Actor,
  id: string,
  purpose: UploadPurpose = "dataset",
): Promise<UploadedFile> {
  demand(actor, rightOf[purpose]);
  const file = await openFile(actor, id, purpose);
  const uploader = (await listMembers(actor.scope)).find((member) => member.userId === file.uploadedBy);
  return { ...fileView(file, uploader?.name ?? "a former member"), profile: await profileOf(actor, file) };
}

/** Who uploads a file sees its values until a version classes its columns; from then on, and for others, the access table holds. */
async function profileOf(actor: Actor, file: Upload): Promise<FileProfile | null> {
  if (file.profile === null || file.purpose !== "dataset") return file.profile;
  const built = await findBuiltRecipe(actor.scope, file.id);
  if (built === null && file.uploadedBy === actor.userId) return file.profile;
  const source = built?.recipe.sources.find(({ fileId }) => fileId === file.id);
  return shownProfile(actor, file.profile, source?.columns ?? null);
}

async function openFile(actor: Actor, id: string, purpose: UploadPurpose): Promise<Upload> {
  const file = await fileById(actor.scope, id, purpose);
  if (purpose !== "dataset" && file.uploadedBy !== actor.userId)
    throw new AppError("notFound", "There is no such file here. Check the link, or go back to the list.");
  return file;
}

/** The bytes of a file of a list and how it is cut, for who uploaded it. */
export async function listFile(
  actor: Actor,
  id: string,
  purpose: "roadmap" | "feedback",
): Promise<{ readonly path: string; readonly name: string; readonly dialect: Dialect | null }> {
  demand(actor, rightOf[purpose]);
  const { name, profile } = await openFile(actor, id, purpose);
  if (profile === null) throw new AppError("conflict", `${name} has not been read yet. Try again in a moment.`);
  return { path: uploadPath(actor.scope.workspaceId, id), name, dialect: profile.dialect };
}

/** Takes off the list what somebody uploaded for it: once it is in, or once another file is to be. Answers with what has bytes left. */
export async function forgetListFiles(actor: Actor, purpose: "roadmap" | "feedback"): Promise<string[]> {
  const files = await listFiles(actor.scope, { ofList: { purpose, uploadedBy: actor.userId } });
  for (const { id } of files) await deleteFile(actor.scope, id);
  return files.map(({ id }) => id);
}

/** Removes the bytes of files that are on no list any more. */
export async function removeBytes(actor: Actor, ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(uploadPath(actor.scope.workspaceId, id), { force: true });
}

/** Removes the bytes of an upload; versions built from it have their own files. */
export async function removeUpload(actor: Actor, id: string): Promise<void> {
  demand(actor, "datasets.build");
  await fileById(actor.scope, id);
  await deleteFile(actor.scope, id);
  await rm(uploadPath(actor.scope.workspaceId, id), { force: true });
  await recordAudit(actor, "files.remove", { kind: "file", id });
}

/** Reads a file once more, cut as a person says. Parquet has no dialect. */
export async function readUploadAgain(actor: Actor, id: string, dialect: Dialect): Promise<UploadedFile> {
  demand(actor, "datasets.build");
  const file = await fileById(actor.scope, id);
  if (file.profile?.format === "parquet") {
    throw new AppError("conflict", `${file.name} is a Parquet file: its columns and types come from the file.`);
  }
  const started = await startProfiling(actor.scope, id);
  await recordAudit(actor, "files.readAgain", { kind: "file", id });
  inBackground(() => profileUpload(actor.scope, started, dialect));
  return await uploadedFile(actor, id);
}

async function profileUpload(scope: Scope, file: Upload, dialect: Dialect | null): Promise<void> {
  if (file.status !== "profiling") await startProfiling(scope, file.id);
  try {
    const profile = await readProfile({
      path: uploadPath(scope.workspaceId, file.id),
      fileName: file.name,
      workFolder: stagingFolder(newId()),
      programFolder: programFolder(),
      ...(dialect === null ? {} : { dialect }),
    });
    await profileFile(scope, file.id, profile);
  } catch (fault) {
    await failFile(scope, file.id, sentenceOf(fault, file.name));
  }
}

function sentenceOf(fault: unknown, name: string): string {
  if (fault instanceof AppError) return fault.sentence;
  return `${name} could not be read. Upload it again, and quote reference ${logUnexpected(fault, "profile")} if it stays.`;
}

function fileView(file: Upload, uploadedBy: string): UploadedFile {
  const { id, name, sha256, status, problem, profile } = file;
  return {
    id,
    name,
    sizeBytes: file.sizeBytes ?? file.receivedBytes,
    sha256,
    status,
    problem,
    uploadedAt: file.createdAt,
    uploadedBy,
    profile,
  };
}

function lengthOf(header: string | null): number | null {
  const length = header === null ? Number.NaN : Number(header);
  return Number.isSafeInteger(length) && length >= 0 ? length : null;
}

function shownName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, 255);
  return clean === "" ? "file" : clean;
}

/** At most two writes of progress a second; the last one is made by the caller's own update. */
function throttled(write: (receivedBytes: number) => Promise<void>): (receivedBytes: number) => void {
  let next = 0;
  return (receivedBytes) => {
    if (Date.now() < next) return;
    next = Date.now() + 500;
    void write(receivedBytes).catch((fault: unknown) => logUnexpected(fault, "upload progress"));
  };
}
