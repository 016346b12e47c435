import { and, asc, count, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { noteMentions, notes, noteThreads } from "@/drizzle/schema/notes";
import { users } from "@/drizzle/schema/people";
import type { Action } from "@/lib/domain/access-rows";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { PinnedFigure } from "@/lib/domain/figure";
import { mostAnswers, type NotePerson } from "@/lib/domain/note";
import { type Subject, type SubjectKind, subjectKey } from "@/lib/domain/subject";
import { actionOfSubject, segmentOfSubject } from "@/lib/domain/subject-access";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { found } from "./faults";
import { holdPinned } from "./versions";

/** A note as it is kept. */
export interface StoredNote {
  readonly id: string;
  readonly threadId: string;
  readonly body: string | null;
  readonly pin: PinnedFigure | null;
  readonly author: NotePerson;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly mentions: readonly NotePerson[];
}

export interface StoredThread {
  readonly id: string;
  readonly subject: Subject;
  readonly kind: SubjectKind;
  readonly needs: Action;
  readonly segment: string | null;
  readonly createdAt: string;
  readonly lastAt: string;
  readonly resolved: { readonly by: NotePerson; readonly at: string } | null;
}

export interface NewNote {
  readonly body: string;
  readonly pin: PinnedFigure | null;
  readonly authorId: string;
  /** Ids of members of this workspace. */
  readonly mentions: readonly string[];
}

/** Begins a thread about an object; answers with its id. */
export async function addThread(scope: Scope, subject: Subject, note: NewNote): Promise<string> {
  const id = newId();
  const at = instantNow();
  await transaction(async () => {
    const row = {
      id,
      workspaceId: scope.workspaceId,
      subject,
      subjectKey: subjectKey(subject),
      kind: subject.kind,
      needs: actionOfSubject(subject),
      segment: segmentOfSubject(subject),
      createdAt: at,
      lastAt: at,
    };
    await ask((db) => db.insert(noteThreads).values(row));
    await insertNote(scope, id, { ...note, at });
  });
  return id;
}

/** Adds an answer to a thread of this workspace. One too many is a conflict. */
export async function addAnswer(scope: Scope, threadId: string, note: NewNote): Promise<string> {
  const at = instantNow();
  return await transaction(async () => {
    const rows = await ask((db) =>
      db.update(noteThreads).set({ lastAt: at }).where(threadIn(scope, threadId)).returning({ id: noteThreads.id }),
    );
    found(rows, "note");
    // The thread's row is locked by now, so that answers written together are counted one after the other.
    const [written] = await ask((db) =>
      db
        .select({ notes: count() })
        .from(notes)
        .where(inThreads(scope, [threadId])),
    );
    if ((written?.notes ?? 0) > mostAnswers)
      throw new AppError(
        "conflict",
        `This thread has ${mostAnswers} answers, the most there can be. Start a new one about the same thing.`,
      );
    return await insertNote(scope, threadId, { ...note, at });
  });
}

/** Another text; mentions that stay keep their moment. */
export async function changeNote(
  scope: Scope,
  noteId: string,
  { body, mentions }: Pick<NewNote, "body" | "mentions">,
): Promise<void> {
  const at = instantNow();
  await transaction(async () => {
    const where = and(noteIn(scope, noteId), isNull(notes.deletedAt));
    const rows = await ask((db) =>
      db.update(notes).set({ body, editedAt: at }).where(where).returning({ id: notes.id }),
    );
    found(rows, "note");
    const kept = await ask((db) =>
      db
        .select()
        .from(noteMentions)
        .where(mentionsIn(scope, [noteId])),
    );
    await ask((db) => db.delete(noteMentions).where(mentionsIn(scope, [noteId])));
    await insertMentions(scope, noteId, {
      mentions,
      at: (userId) => kept.find((one) => one.userId === userId)?.at ?? at,
    });
  });
}

/** Empties a note; its place in the thread stays. */
export async function deleteNote(scope: Scope, noteId: string, by: string): Promise<void> {
  await transaction(async () => {
    const empty = { body: null, pin: null, deletedAt: instantNow(), deletedBy: by };
    const where = and(noteIn(scope, noteId), isNull(notes.deletedAt));
    found(await ask((db) => db.update(notes).set(empty).where(where).returning({ id: notes.id })), "note");
    await ask((db) => db.delete(noteMentions).where(mentionsIn(scope, [noteId])));
  });
}

/** Marks a thread as done; `by` null opens it again. */
export async function resolveThread(scope: Scope, threadId: string, by: string | null): Promise<void> {
  const to = { resolvedBy: by, resolvedAt: by === null ? null : instantNow() };
  await ask((db) => db.update(noteThreads).set(to).where(threadIn(scope, threadId)));
}

export async function threadById(scope: Scope, threadId: string): Promise<StoredThread> {
  return found(await threadsByIds(scope, [threadId]), "note");
}

const resolvers = alias(users, "resolvers");

/** Threads by their ids, in that order. */
export async function threadsByIds(scope: Scope, ids: readonly string[]): Promise<StoredThread[]> {
  if (ids.length === 0) return [];
  const where = and(eq(noteThreads.workspaceId, scope.workspaceId), inArray(noteThreads.id, [...ids]));
  const rows = await ask((db) =>
    db
      .select({ thread: noteThreads, resolver: resolvers.name })
      .from(noteThreads)
      .leftJoin(resolvers, eq(resolvers.id, noteThreads.resolvedBy))
      .where(where),
  );
  return rows
    .map(({ thread: { resolvedBy, resolvedAt, subject, kind, needs, segment, id, createdAt, lastAt }, resolver }) => ({
      ...{ id, subject, kind, needs, segment, createdAt, lastAt },
      resolved:
        resolvedBy === null || resolvedAt === null
          ? null
          : { by: { id: resolvedBy, name: resolver ?? "" }, at: resolvedAt },
    }))
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

/** The notes of threads, oldest first, deleted ones too. */
export async function notesOfThreads(scope: Scope, threadIds: readonly string[]): Promise<StoredNote[]> {
  if (threadIds.length === 0) return [];
  return await notesWhere(scope, inThreads(scope, threadIds));
}

/** One note of a thread. Throws AppError notFound where the thread has no such note. */
export async function noteById(scope: Scope, threadId: string, noteId: string): Promise<StoredNote> {
  return found(await notesWhere(scope, and(noteIn(scope, noteId), inThreads(scope, [threadId]))), "note");
}

async function notesWhere(scope: Scope, where: SQL | undefined): Promise<StoredNote[]> {
  const rows = await ask((db) =>
    db
      .select({ note: notes, author: users.name })
      .from(notes)
      .innerJoin(users, eq(users.id, notes.authorId))
      .where(where)
      .orderBy(asc(notes.createdAt), asc(notes.id)),
  );
  const mentioned = await mentionsOf(
    scope,
    rows.map(({ note }) => note.id),
  );
  return rows.map(({ note: { workspaceId: _, authorId, deletedBy: __, ...note }, author }) => ({
    ...note,
    author: { id: authorId, name: author },
    mentions: mentioned.get(note.id) ?? [],
  }));
}

async function mentionsOf(scope: Scope, noteIds: readonly string[]): Promise<Map<string, NotePerson[]>> {
  const mentioned = new Map<string, NotePerson[]>();
  if (noteIds.length === 0) return mentioned;
  const rows = await ask((db) =>
    db
      .select({ noteId: noteMentions.noteId, id: users.id, name: users.name })
      .from(noteMentions)
      .innerJoin(users, eq(users.id, noteMentions.userId))
      .where(mentionsIn(scope, noteIds))
      .orderBy(asc(users.name)),
  );
  for (const { noteId, ...person } of rows) mentioned.set(noteId, [...(mentioned.get(noteId) ?? []), person]);
  return mentioned;
}

async function insertNote(
  scope: Scope,
  threadId: string,
  { mentions, at, ...note }: NewNote & { readonly at: string },
): Promise<string> {
  const id = newId();
  await holdPinned(scope, [note.pin]);
  const row = { id, workspaceId: scope.workspaceId, threadId, ...note, createdAt: at };
  await ask((db) => db.insert(notes).values(row));
  await insertMentions(scope, id, { mentions, at: () => at });
  return id;
}

async function insertMentions(
  { workspaceId }: Scope,
  noteId: string,
  { mentions, at }: { readonly mentions: readonly string[]; readonly at: (userId: string) => string },
): Promise<void> {
  if (mentions.length === 0) return;
  const rows = mentions.map((userId) => ({ workspaceId, noteId, userId, at: at(userId) }));
  await ask((db) => db.insert(noteMentions).values(rows));
}

function threadIn({ workspaceId }: Scope, threadId: string) {
  return and(eq(noteThreads.workspaceId, workspaceId), eq(noteThreads.id, threadId));
}

function noteIn({ workspaceId }: Scope, noteId: string) {
  return and(eq(notes.workspaceId, workspaceId), eq(notes.id, noteId));
}

function inThreads({ workspaceId }: Scope, threadIds: readonly string[]) {
  return and(eq(notes.workspaceId, workspaceId), inArray(notes.threadId, [...threadIds]));
}

function mentionsIn({ workspaceId }: Scope, noteIds: readonly string[]) {
  return and(eq(noteMentions.workspaceId, workspaceId), inArray(noteMentions.noteId, [...noteIds]));
}
