import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { Action } from "../../lib/domain/access-rows";
import type { PinnedFigure } from "../../lib/domain/figure";
import type { Subject, SubjectKind } from "../../lib/domain/subject";
import { id, instant } from "./columns";
import { users, workspaces } from "./people";

const workspaceId = () =>
  text()
    .notNull()
    .references(() => workspaces.id);
const person = () => text().references(() => users.id);

/** A note and its answers, about one object. */
export const noteThreads = pgTable(
  "note_threads",
  {
    id: id(),
    workspaceId: workspaceId(),
    subject: jsonb().$type<Subject>().notNull(),
    subjectKey: text().notNull(),
    kind: text().$type<SubjectKind>().notNull(),
    /** The right without which nobody reads it. */
    needs: text().$type<Action>().notNull(),
    /** Slug of the segment that it is about, or about a number of. */
    segment: text(),
    createdAt: instant().notNull(),
    /** When the newest note of it was written. */
    lastAt: instant().notNull(),
    resolvedBy: person(),
    resolvedAt: instant(),
  },
  (table) => [
    // The target of foreign keys: what belongs to a thread stays in its workspace.
    unique("note_threads_workspace_unique").on(table.workspaceId, table.id),
    index("note_threads_subject").on(table.workspaceId, table.subjectKey),
    index("note_threads_segment").on(table.workspaceId, table.segment),
    index("note_threads_last").on(table.workspaceId, table.lastAt),
  ],
);

/** The first of a thread began it. A deleted one keeps its place and nothing else. */
export const notes = pgTable(
  "notes",
  {
    id: id(),
    workspaceId: workspaceId(),
    threadId: text().notNull(),
    /** Markdown; null once deleted. */
    body: text(),
    pin: jsonb().$type<PinnedFigure>(),
    authorId: person().notNull(),
    createdAt: instant().notNull(),
    editedAt: instant(),
    deletedAt: instant(),
    deletedBy: person(),
  },
  (table) => [
    unique("notes_workspace_unique").on(table.workspaceId, table.id),
    index("notes_thread").on(table.workspaceId, table.threadId, table.createdAt),
    index("notes_author").on(table.workspaceId, table.authorId),
    check("notes_deleted_are_empty", sql`(${table.body} is null) = (${table.deletedAt} is not null)`),
    foreignKey({
      name: "notes_thread_fk",
      columns: [table.workspaceId, table.threadId],
      foreignColumns: [noteThreads.workspaceId, noteThreads.id],
    }),
  ],
);

export const noteMentions = pgTable(
  "note_mentions",
  {
    workspaceId: workspaceId(),
    noteId: text().notNull(),
    userId: person().notNull(),
    /** Later than the note where it was put in by an edit. */
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: "note_mentions_pk", columns: [table.noteId, table.userId] }),
    index("note_mentions_person").on(table.workspaceId, table.userId),
    foreignKey({
      name: "note_mentions_note_fk",
      columns: [table.workspaceId, table.noteId],
      foreignColumns: [notes.workspaceId, notes.id],
    }),
  ],
);

/** How far somebody has read a thread. */
export const noteReads = pgTable(
  "note_reads",
  {
    workspaceId: workspaceId(),
    threadId: text().notNull(),
    userId: person().notNull(),
    readTo: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: "note_reads_pk", columns: [table.threadId, table.userId] }),
    foreignKey({
      name: "note_reads_thread_fk",
      columns: [table.workspaceId, table.threadId],
      foreignColumns: [noteThreads.workspaceId, noteThreads.id],
    }),
  ],
);
