import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { FigureAddress } from "@/lib/domain/figure";
import type { Inbox, NotePerson, ThreadView } from "@/lib/domain/note";
import { type Subject, type SubjectKind, subjectKey, triangleKey } from "@/lib/domain/subject";
import { instantNow } from "@/lib/platform/clock";
import { listMembers } from "@/lib/store/memberships";
import {
  countThreadsByKey,
  countUnread,
  listThreadIds,
  markRead,
  type ThreadFilter,
  unreadThreadIds,
} from "@/lib/store/note-lists";
import { threadById } from "@/lib/store/notes";
import { listSegments } from "@/lib/store/segments";
import { isHiddenSegment } from "./asked-segments";
import { threadViews } from "./note-views";
import { openSubject, sightOf } from "./subjects";

/** Most threads that are shown beside one object; the page of all notes has the others. */
const mostBeside = 50;

export interface ThreadList {
  readonly total: number;
  readonly threads: readonly ThreadView[];
}

/** A page of all notes, the newest word first. `author` "me" is the reader. */
export async function threads(
  actor: Actor,
  { offset, limit, ...filter }: ThreadFilter & { readonly offset: number; readonly limit: number },
): Promise<ThreadList> {
  demand(actor, "notes.read");
  const authorId = filter.authorId === "me" ? actor.userId : filter.authorId;
  const { total, ids } = await listThreadIds(actor.scope, await sightOf(actor), {
    filter: { ...filter, authorId },
    offset,
    limit,
  });
  return { total, threads: await threadViews(actor, ids) };
}

/** What has been written about an object; about a segment also what was written about its numbers. */
export async function threadsAbout(
  actor: Actor,
  meant: Subject,
  page: { readonly offset: number; readonly limit: number } = { offset: 0, limit: mostBeside },
): Promise<ThreadList> {
  demand(actor, "notes.read");
  const subject = await openSubject(actor, meant);
  const filter = subject.kind === "segment" ? { segment: subject.segment } : { subjectKey: subjectKey(subject) };
  return await threads(actor, { ...filter, ...page });
}

/** What has been written about cells of a triangle of cohorts, on any version of the data. */
export async function threadsOnTriangle(actor: Actor, dataset: string, search: string): Promise<ThreadList> {
  return await threads(actor, { keyStart: triangleKey({ dataset, search }), offset: 0, limit: mostBeside });
}

/** Threads about each object of a kind, by `subjectKey`; objects without any are not in it. */
export async function threadCounts(actor: Actor, kind: SubjectKind): Promise<ReadonlyMap<string, number>> {
  demand(actor, "notes.read");
  return await countThreadsByKey(actor.scope, await sightOf(actor), { kind });
}

/** Threads that are not resolved about each of some numbers, by `subjectKey`: one question for all cells of a screen. */
export async function openThreadsOn(
  actor: Actor,
  cells: { readonly figures: readonly FigureAddress[] } | { readonly dataset: string; readonly search: string },
): Promise<ReadonlyMap<string, number>> {
  demand(actor, "notes.read");
  const those =
    "figures" in cells
      ? { subjectKeys: cells.figures.map((figure) => subjectKey({ kind: "figure", figure })) }
      : { keyStart: triangleKey(cells) };
  return await countThreadsByKey(actor.scope, await sightOf(actor), { ...those, isResolved: false });
}

/** Members whose notes one may look for. */
export async function noteAuthors(actor: Actor): Promise<NotePerson[]> {
  demand(actor, "notes.read");
  return (await listMembers(actor.scope)).map(({ userId, name }) => ({ id: userId, name }));
}

/** Segments whose notes one may look for, those of all datasets. */
export async function noteSegments(actor: Actor): Promise<{ readonly slug: string; readonly name: string }[]> {
  demand(actor, "notes.read");
  const all = await listSegments(actor.scope);
  return all.filter((one) => !isHiddenSegment(actor, one)).map(({ slug, name }) => ({ slug, name }));
}

/** How many threads wait for a reader: cheap enough for every page. */
export async function unreadCount(actor: Actor): Promise<{ readonly unread: number; readonly mentions: number }> {
  demand(actor, "notes.read");
  return await countUnread(actor.scope, await sightOf(actor));
}

/** What asks for a reader's attention, with the newest threads of it. */
export async function inbox(actor: Actor, newest = 5): Promise<Inbox> {
  const [counts, list] = await Promise.all([
    unreadCount(actor),
    threads(actor, { isUnread: true, offset: 0, limit: newest }),
  ]);
  return { ...counts, threads: [...list.threads] };
}

/** Marks a thread, or all of them, as read up to a moment, so that what comes in meanwhile stays unread. */
export async function readThreads(actor: Actor, threadId: string | null, upTo: string): Promise<void> {
  demand(actor, "notes.read");
  const now = instantNow();
  if (Number.isNaN(Date.parse(upTo))) throw new AppError("invalid", "Say up to which moment it has been read.");
  const ids =
    threadId === null
      ? await unreadThreadIds(actor.scope, await sightOf(actor))
      : [(await threadById(actor.scope, threadId)).id];
  await markRead(actor.scope, actor.userId, ids, upTo < now ? upTo : now);
}
