import type { PinChoice } from "@/components/notes/note-form";
import { type NotesLook, NotesPanel } from "@/components/notes/notes-panel";
import { WriteNote } from "@/components/notes/write-note";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type NotesState, notesHref } from "@/lib/domain/notes-address";
import type { Subject } from "@/lib/domain/subject";
import { threadsAbout } from "@/lib/services/note-lists";

export interface NotesOfProps {
  readonly actor: Actor;
  /** What the notes are about. */
  readonly subject: Subject;
  /** Numbers that a note or an answer may keep as they are now; a new note about a number keeps that one. */
  readonly pins?: readonly PinChoice[] | undefined;
  readonly look?: NotesLook | undefined;
}

/** The notes beside an object: threads, answers, the way to write one. Nothing where the object is not open to the reader. */
export async function NotesOf({ actor, subject, pins = [], look = "figure" }: NotesOfProps) {
  const list = await threadsAbout(actor, subject).catch(nothingWhereClosed);
  if (!list) return null;
  const workspace = actor.workspace.slug;
  const own = subject.kind === "figure" ? [{ label: "this number", address: subject.figure }] : [];
  const rights = { write: may(actor, "notes.write"), resolve: may(actor, "notes.resolve") };
  return (
    <NotesPanel
      workspace={workspace}
      look={look}
      threads={list.threads}
      total={list.total}
      allHref={notesHref(workspace, { shelf: "all", ...partOfNotes(subject) })}
      rights={rights}
      namesObjects={subject.kind === "segment"}
      pins={pins}
      write={
        rights.write ? (
          <WriteNote workspace={workspace} subject={subject} label="Write a note" pins={[...own, ...pins]} />
        ) : null
      }
    />
  );
}

/** The part of all notes in which those about an object are: a segment's alone, of anything else those of its kind. */
function partOfNotes(subject: Subject): Partial<NotesState> {
  return subject.kind === "segment" ? { segment: subject.segment } : { kind: subject.kind };
}

function nothingWhereClosed(fault: unknown): null {
  if (fault instanceof AppError && ["forbidden", "notFound", "invalid"].includes(fault.code)) return null;
  throw fault;
}
