"use client";

import { lazy, Suspense, useState } from "react";
import type { NotePlace } from "@/lib/api/client/notes";
import type { NotePerson } from "@/lib/domain/note";
import type { Subject } from "@/lib/domain/subject";
import styles from "./notes.module.css";

const NoteForm = lazy(async () => ({ default: (await import("./note-form")).NoteForm }));
const DeleteNote = lazy(async () => ({ default: (await import("./delete-note")).DeleteNote }));

export interface NoteControlsProps {
  readonly workspace: string;
  readonly place: NotePlace;
  readonly subject: Subject | null;
  readonly note: { readonly body: string; readonly mentions: readonly NotePerson[] };
}

/** What the author of a note, or an admin, does with it. Its forms are loaded when they are asked for. */
export function NoteControls({ workspace, place, subject, note }: NoteControlsProps) {
  const [open, setOpen] = useState<"edit" | "delete">();
  const close = () => setOpen(undefined);
  return (
    <>
      <button type="button" className={styles.act} onClick={() => setOpen("edit")}>
        Edit
      </button>
      <button type="button" className={styles.act} onClick={() => setOpen("delete")}>
        Delete
      </button>
      <Suspense>
        {open === "edit" ? (
          <NoteForm
            workspace={workspace}
            subject={subject}
            words={{ label: "The text of your note", send: "Save" }}
            start={note}
            onClose={close}
            onSend={async ({ body }) => (await import("@/lib/api/client/notes")).rewriteNote(workspace, place, body)}
          />
        ) : null}
        {open === "delete" ? <DeleteNote workspace={workspace} place={place} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
