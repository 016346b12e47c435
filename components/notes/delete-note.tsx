"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useRequest } from "@/components/ui/use-request";
import { type NotePlace, removeNote } from "@/lib/api/client/notes";

export interface DeleteNoteProps {
  readonly workspace: string;
  readonly place: NotePlace;
  readonly onClose: () => void;
}

/** Asks before the text of a note is gone. */
export function DeleteNote({ workspace, place, onClose }: DeleteNoteProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const remove = () =>
    run(async () => {
      await removeNote(workspace, place);
      router.refresh();
      onClose();
    });
  return (
    <ConfirmDialog
      title="Delete this note?"
      confirm="Delete the note"
      busy={isBusy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>Its text and its number are gone for everybody; “deleted” stands in its place, so that answers keep theirs.</p>
    </ConfirmDialog>
  );
}
