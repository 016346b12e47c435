import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { figureHref, type PinnedFigure } from "@/lib/domain/figure";
import type { NoteView, ThreadView } from "@/lib/domain/note";
import { unreadAmong } from "@/lib/store/note-lists";
import { notesOfThreads, type StoredNote, threadsByIds } from "@/lib/store/notes";
import { type FigureReader, figureReader, figureSince } from "./figures";
import { subjectNamer } from "./subject-names";
import { sightOf } from "./subjects";

/** Threads as a reader sees them, in the order of their ids, each kept number beside today's. */
export async function threadViews(actor: Actor, ids: readonly string[]): Promise<ThreadView[]> {
  if (ids.length === 0) return [];
  const [threads, all, unread, nameOf] = await Promise.all([
    threadsByIds(actor.scope, ids),
    notesOfThreads(actor.scope, ids),
    unreadAmong(actor.scope, await sightOf(actor), ids),
    subjectNamer(actor),
  ]);
  const figures = figureReader(actor);
  return await Promise.all(
    threads.map(async ({ id, kind, subject, lastAt, resolved }) => {
      const own = all.filter(({ threadId }) => threadId === id);
      const notes = await Promise.all(own.map((note) => noteView(actor, note, figures)));
      return { id, kind, ...(await nameOf(subject)), notes, lastAt, resolved, isUnread: unread.has(id) };
    }),
  );
}

async function noteView(
  actor: Actor,
  { threadId: _, pin, mentions, ...note }: StoredNote,
  figures: FigureReader,
): Promise<NoteView> {
  return {
    ...note,
    mentions: [...mentions],
    pin: pin === null ? null : await pinView(actor, pin, figures),
    isYours: note.deletedAt === null && (note.author.id === actor.userId || actor.level === "admin"),
  };
}

async function pinView(actor: Actor, pin: PinnedFigure, figures: FigureReader): Promise<NoteView["pin"]> {
  const since = await figureSince(actor, pin, figures);
  return { since, href: figureHref(actor.workspace.slug, since.todayAt ?? pin.address) };
}
