"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Subject } from "@/lib/domain/subject";
import type { PinChoice } from "./note-form";

const NoteForm = lazy(async () => ({ default: (await import("./note-form")).NoteForm }));

export interface WriteNoteProps {
  readonly workspace: string;
  readonly subject: Subject;
  readonly label: string;
  /** Numbers that may be kept with the note; a single one is, unless the writer takes it off. */
  readonly pins: readonly PinChoice[];
}

/** The button that opens the form of a new note; the form's script is loaded then. */
export function WriteNote({ workspace, subject, label, pins }: WriteNoteProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <Button size="small" icon="add" onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  return (
    <Suspense>
      <NoteForm
        workspace={workspace}
        subject={subject}
        words={{ label: "Your note", send: "Write" }}
        pins={pins.length === 1 ? pins.map((one) => ({ ...one, isKept: true })) : pins}
        onSend={async (note) => (await import("@/lib/api/client/notes")).startThread(workspace, { subject, ...note })}
        onClose={() => setOpen(false)}
      />
    </Suspense>
  );
}
