"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useStep } from "@/components/ui/use-step";
import { type NotePlace, removeNote } from "@/lib/api/client/notes";

export interface DeleteNoteProps {
  readonly workspace: string;
  readonly place: NotePlace;
  readonly onClose: () => void;
}

/** Asks before the text of a note is gone. */
export function DeleteNote({ workspace, place, onClose }: DeleteNoteProps) {
  const { isBusy, error, send } = useStep(onClose);
  const remove = () =>
    send(async () => {
      await removeNote(workspace, place);
    });
  return (
    <ConfirmDialog
      title="Delete this note?"
      confirm="Delete the note"
      busy={isBusy}
      error={error}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>Its text and its number are gone for everybody; “deleted” stands in its place, so that answers keep theirs.</p>
    </ConfirmDialog>
  );
}
