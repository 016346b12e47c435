import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  gt,
  ilike,
  inArray,
  isNotNull,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { noteMentions, noteReads, notes, noteThreads } from "@/drizzle/schema/notes";
import { users } from "@/drizzle/schema/people";
import { segments } from "@/drizzle/schema/segments";
import type { Action } from "@/lib/domain/access-rows";
import type { Scope } from "@/lib/domain/actor";
import type { SubjectKind } from "@/lib/domain/subject";
import { ask, type Database } from "./database";

/** What of the notes somebody may see: those of objects they may see. */
export interface Sight {
  readonly userId: string;
  readonly actions: readonly Action[];
  /** Slugs of segments that this reader does not see. */
  readonly hiddenSegments: readonly string[];
  /** Keys of other objects that this reader does not see: drafts of decisions. */
  readonly hiddenKeys: readonly string[];
}

/** Which threads a list holds; what is absent does not narrow it. */
export interface ThreadFilter {
  readonly subjectKey?: string | undefined;
  /** Keys of which it has one. */
  readonly subjectKeys?: readonly string[] | undefined;
  /** Keys of objects that begin so. */
  readonly keyStart?: string | undefined;
  readonly segment?: string | undefined;
  readonly kind?: SubjectKind | undefined;
  /** Threads with a note of this person. */
  readonly authorId?: string | undefined;
  readonly isResolved?: boolean | undefined;
  readonly isUnread?: boolean | undefined;
  /** Text of a note of it, the name of somebody mentioned or writing there, or of the segment it is about. */
  readonly search?: string | undefined;
}

/** Ids of the threads of a list, the newest word first; those whose notes were all deleted are left out. */
export async function listThreadIds(
  scope: Scope,
  sight: Sight,
  { filter, offset, limit }: { readonly filter: ThreadFilter; readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly ids: readonly string[] }> {
  const [ids, [counted]] = await Promise.all([
    ask((db) =>
      db
        .select({ id: noteThreads.id })
        .from(noteThreads)
        .where(wanted(db, scope, sight, filter))
        .orderBy(desc(noteThreads.lastAt), desc(noteThreads.id))
        .offset(offset)
        .limit(limit),
    ),
    ask((db) =>
      db
        .select({ total: count() })
        .from(noteThreads)
        .where(wanted(db, scope, sight, filter)),
    ),
  ]);
  return { total: counted?.total ?? 0, ids: ids.map(({ id }) => id) };
}

/** How many threads of a list there are about each object. */
export async function countThreadsByKey(
  scope: Scope,
  sight: Sight,
  filter: ThreadFilter,
): Promise<Map<string, number>> {
  const rows = await ask((db) =>
    db
      .select({ key: noteThreads.subjectKey, threads: count() })
      .from(noteThreads)
      .where(wanted(db, scope, sight, filter))
      .groupBy(noteThreads.subjectKey),
  );
  return new Map(rows.map(({ key, threads }) => [key, threads]));
}

/** Which of these threads hold something unread. */
export async function unreadAmong(scope: Scope, sight: Sight, threadIds: readonly string[]): Promise<Set<string>> {
  if (threadIds.length === 0) return new Set();
  const rows = await ask((db) =>
    db
      .select({ id: noteThreads.id })
      .from(noteThreads)
      .where(and(wanted(db, scope, sight, { isUnread: true }), inArray(noteThreads.id, [...threadIds]))),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Threads with something unread; `mentions`: of these, the ones in which an unread note mentions the reader. */
export async function countUnread(scope: Scope, sight: Sight): Promise<{ unread: number; mentions: number }> {
  const [row] = await ask((db) => {
    const mine = and(
      eq(noteMentions.noteId, notes.id),
      eq(noteMentions.userId, sight.userId),
      gt(noteMentions.at, readTo),
    );
    return db
      .select({
        unread: countDistinct(noteThreads.id),
        mentions:
          sql<number>`count(distinct case when ${noteMentions.noteId} is not null then ${noteThreads.id} end)`.mapWith(
            Number,
          ),
      })
      .from(noteThreads)
      .innerJoin(notes, eq(notes.threadId, noteThreads.id))
      .leftJoin(noteReads, readBy(sight))
      .leftJoin(noteMentions, mine)
      .where(and(seen(scope, sight), unreadNote(db, sight)));
  });
  return { unread: row?.unread ?? 0, mentions: row?.mentions ?? 0 };
}

/** Notes that a reader was called in or that answer them. */
export async function markRead(
  scope: Scope,
  userId: string,
  threadIds: readonly string[],
  readTo: string,
): Promise<void> {
  if (threadIds.length === 0) return;
  const { workspaceId } = scope;
  const rows = threadIds.map((threadId) => ({ workspaceId, threadId, userId, readTo }));
  await ask((db) =>
    db
      .insert(noteReads)
      .values(rows)
      .onConflictDoUpdate({
        target: [noteReads.threadId, noteReads.userId],
        set: { readTo: sql`greatest(${noteReads.readTo}, excluded.read_to)` },
      }),
  );
}

/** All threads with something unread. */
export async function unreadThreadIds(scope: Scope, sight: Sight): Promise<string[]> {
  const rows = await ask((db) =>
    db
      .select({ id: noteThreads.id })
      .from(noteThreads)
      .where(wanted(db, scope, sight, { isUnread: true })),
  );
  return rows.map(({ id }) => id);
}

const readTo = sql`coalesce(${noteReads.readTo}, 'epoch'::timestamptz)`;
const mine = alias(notes, "mine");
const mentioned = alias(users, "mentioned");

function wanted(db: Database, scope: Scope, sight: Sight, filter: ThreadFilter): SQL | undefined {
  const { subjectKey, subjectKeys, keyStart, segment, kind, authorId, isResolved, isUnread, search } = filter;
  const noteWith = (condition: SQL | undefined) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(notes)
        .innerJoin(users, eq(users.id, notes.authorId))
        .where(and(eq(notes.threadId, noteThreads.id), isNull(notes.deletedAt), condition)),
    );
  const unread = () =>
    exists(
      db
        .select({ one: sql`1` })
        .from(notes)
        .leftJoin(noteReads, readBy(sight))
        .where(and(eq(notes.threadId, noteThreads.id), unreadNote(db, sight))),
    );
  return and(
    seen(scope, sight),
    noteWith(undefined),
    subjectKey === undefined ? undefined : eq(noteThreads.subjectKey, subjectKey),
    subjectKeys === undefined ? undefined : inArray(noteThreads.subjectKey, [...subjectKeys]),
    keyStart === undefined ? undefined : sql`starts_with(${noteThreads.subjectKey}, ${keyStart})`,
    segment === undefined ? undefined : eq(noteThreads.segment, segment),
    kind === undefined ? undefined : eq(noteThreads.kind, kind),
    authorId === undefined ? undefined : noteWith(eq(notes.authorId, authorId)),
    isResolved === undefined
      ? undefined
      : isResolved
        ? isNotNull(noteThreads.resolvedAt)
        : isNull(noteThreads.resolvedAt),
    isUnread ? unread() : undefined,
    search === undefined || search === ""
      ? undefined
      : or(noteWith(holds(db, search)), exists(segmentNamed(db, scope, search))),
  );
}

function seen({ workspaceId }: Scope, { actions, hiddenSegments, hiddenKeys }: Sight): SQL | undefined {
  return and(
    eq(noteThreads.workspaceId, workspaceId),
    inArray(noteThreads.needs, [...actions]),
    hiddenKeys.length === 0 ? undefined : notInArray(noteThreads.subjectKey, [...hiddenKeys]),
    hiddenSegments.length === 0
      ? undefined
      : or(isNull(noteThreads.segment), notInArray(noteThreads.segment, [...hiddenSegments])),
  );
}

function readBy({ userId }: Sight): SQL | undefined {
  return and(eq(noteReads.threadId, notes.threadId), eq(noteReads.userId, userId));
}

/** A note of somebody else that mentions the reader, or stands in a thread the reader wrote in, and is newer than what was read. */
function unreadNote(db: Database, { userId }: Sight): SQL | undefined {
  const callsMe = db
    .select({ one: sql`1` })
    .from(noteMentions)
    .where(and(eq(noteMentions.noteId, notes.id), eq(noteMentions.userId, userId), gt(noteMentions.at, readTo)));
  const wroteHere = db
    .select({ one: sql`1` })
    .from(mine)
    .where(and(eq(mine.threadId, notes.threadId), eq(mine.authorId, userId)));
  return and(
    isNull(notes.deletedAt),
    ne(notes.authorId, userId),
    or(exists(callsMe), and(gt(notes.createdAt, readTo), exists(wroteHere))),
  );
}

/** The segment that a thread is about, or about a number of; one that a reader does not see has left the list before. */
function segmentNamed(db: Database, { workspaceId }: Scope, search: string) {
  return db
    .select({ one: sql`1` })
    .from(segments)
    .where(
      and(
        eq(segments.workspaceId, workspaceId),
        eq(segments.slug, noteThreads.segment),
        ilike(segments.name, patternOf(search)),
      ),
    );
}

/** Signs that mean something to the database stand for themselves. */
function patternOf(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

function holds(db: Database, search: string): SQL | undefined {
  const pattern = patternOf(search);
  const namedThere = db
    .select({ one: sql`1` })
    .from(noteMentions)
    .innerJoin(mentioned, eq(mentioned.id, noteMentions.userId))
    .where(and(eq(noteMentions.noteId, notes.id), ilike(mentioned.name, pattern)));
  return or(ilike(notes.body, pattern), ilike(users.name, pattern), exists(namedThere));
}
