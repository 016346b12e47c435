import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { NewAnswer, NewThread, ThreadView } from "@/lib/domain/note";
import { subjectKey } from "@/lib/domain/subject";
import { instantNow } from "@/lib/platform/clock";
import { markRead } from "@/lib/store/note-lists";
import {
  addAnswer,
  addThread,
  changeNote,
  deleteNote,
  noteById,
  resolveThread,
  type StoredNote,
  type StoredThread,
  threadById,
} from "@/lib/store/notes";
import { recordAudit } from "./audit";
import { pinFigure } from "./figures";
import { readMentions } from "./mentions";
import { threadViews } from "./note-views";
import { openSubject, sightOf } from "./subjects";

/** A thread by its id. Throws AppError notFound also where its object is not open to this reader. */
export async function thread(actor: Actor, id: string): Promise<ThreadView> {
  demand(actor, "notes.read");
  const [view] = await threadViews(actor, [(await openThread(actor, id)).id]);
  if (!view) throw noThread();
  return view;
}

/** Writes a note about an object, which begins a thread; the number it names is kept with it as it is now. */
export async function startThread(actor: Actor, { subject: meant, body, pin }: NewThread): Promise<ThreadView> {
  demand(actor, "notes.write");
  const subject = await openSubject(actor, meant);
  const mentions = await readMentions(actor, subject, { body });
  const pinned = pin === null ? null : await pinFigure(actor, pin);
  const id = await addThread(actor.scope, subject, { body, pin: pinned, authorId: actor.userId, mentions });
  await recordAudit(actor, "notes.write", { kind: "note", id }, { about: subject.kind });
  return await thread(actor, id);
}

export async function answerThread(actor: Actor, threadId: string, { body, pin }: NewAnswer): Promise<ThreadView> {
  demand(actor, "notes.write");
  const { subject } = await openThread(actor, threadId);
  const mentions = await readMentions(actor, subject, { body });
  const pinned = pin === null ? null : await pinFigure(actor, pin);
  const { scope, userId } = actor;
  const id = await addAnswer(scope, threadId, { body, pin: pinned, authorId: userId, mentions });
  await markRead(scope, userId, [threadId], instantNow());
  await recordAudit(actor, "notes.write", { kind: "note", id }, { about: subject.kind });
  return await thread(actor, threadId);
}

/** Another text of one's own note. */
export async function rewriteNote(actor: Actor, place: NotePlace, body: string): Promise<ThreadView> {
  const { note, subject } = await ownNote(actor, place);
  const kept = note.mentions.map(({ id }) => id);
  const mentions = await readMentions(actor, subject, { body, kept });
  await changeNote(actor.scope, note.id, { body, mentions });
  await recordAudit(actor, "notes.change", { kind: "note", id: note.id });
  return await thread(actor, place.thread);
}

/** Takes the text of one's own note away; "deleted" stays in its place. */
export async function removeNote(actor: Actor, place: NotePlace): Promise<ThreadView> {
  const { note } = await ownNote(actor, place);
  await deleteNote(actor.scope, note.id, actor.userId);
  await recordAudit(actor, "notes.delete", { kind: "note", id: note.id });
  return await thread(actor, place.thread);
}

/** Marks a thread as done, or opens it again. */
export async function setResolved(actor: Actor, threadId: string, resolved: boolean): Promise<ThreadView> {
  demand(actor, "notes.resolve");
  const stored = await openThread(actor, threadId);
  if ((stored.resolved !== null) !== resolved) {
    await resolveThread(actor.scope, threadId, resolved ? actor.userId : null);
    await recordAudit(actor, resolved ? "notes.resolve" : "notes.reopen", { kind: "note", id: threadId });
  }
  return await thread(actor, threadId);
}

/** A note in its thread. */
export interface NotePlace {
  readonly thread: string;
  readonly note: string;
}

/** Throws AppError forbidden for the note of somebody else, unless an admin asks. */
async function ownNote(
  actor: Actor,
  place: NotePlace,
): Promise<{ note: StoredNote; subject: StoredThread["subject"] }> {
  demand(actor, "notes.write");
  const { subject } = await openThread(actor, place.thread);
  const note = await noteById(actor.scope, place.thread, place.note);
  if (note.author.id !== actor.userId && actor.level !== "admin")
    throw new AppError("forbidden", "Only who wrote a note, or an admin, changes or deletes it. Answer it instead.");
  if (note.deletedAt !== null) throw new AppError("gone", "This note has been deleted already.");
  return { note, subject };
}

/** What a reader may not see looks like what never was. */
async function openThread(actor: Actor, id: string): Promise<StoredThread> {
  const stored = await threadById(actor.scope, id);
  const { actions, hiddenSegments, hiddenKeys } = await sightOf(actor);
  const isHidden = hiddenSegments.includes(stored.segment ?? "") || hiddenKeys.includes(subjectKey(stored.subject));
  const isSeen = actions.includes(stored.needs) && !isHidden;
  if (!isSeen) throw noThread();
  return stored;
}

function noThread(): AppError {
  return new AppError("notFound", "There is no such note here. Check the link, or open the list of all notes.");
}
