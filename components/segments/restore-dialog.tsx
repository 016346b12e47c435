"use client";

import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/ui/dialog-form";
import { useStep } from "@/components/ui/use-step";
import { restoreVersion } from "@/lib/api/client/segments";
import { segmentHref } from "@/lib/domain/segment-address";
import { NoteField, noteIn } from "./note-field";

export interface RestoreDialogProps {
  readonly workspace: string;
  readonly segment: string;
  readonly version: { readonly number: number; readonly sentence: string };
  /** The number that the restored definition gets. */
  readonly next: number;
  readonly onClose: () => void;
}

/** Makes an older definition the next one. */
export function RestoreDialog({ workspace, segment, version, next, onClose }: RestoreDialogProps) {
  const router = useRouter();
  const { isBusy, error, send } = useStep(onClose);
  const restore = (fields: FormData) =>
    send(async () => {
      await restoreVersion(workspace, segment, { number: version.number, note: noteIn(fields) });
      router.push(segmentHref(workspace, segment, { tab: "history" }));
    });
  return (
    <DialogForm
      title={`Restore version ${version.number}`}
      send={`Publish it as version ${next}`}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={restore}
    >
      <p>{version.sentence}</p>
      <p>The versions between stay in the history, and a draft stays as it is.</p>
      <NoteField />
    </DialogForm>
  );
}
