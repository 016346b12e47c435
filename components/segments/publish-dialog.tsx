"use client";

import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/ui/dialog-form";
import { useStep } from "@/components/ui/use-step";
import { publishDraft } from "@/lib/api/client/segments";
import { segmentHref } from "@/lib/domain/segment-address";
import { ChangeList } from "./change-list";
import { NoteField, noteIn } from "./note-field";

export interface PublishDialogProps {
  readonly workspace: string;
  readonly segment: { readonly slug: string; readonly name: string };
  readonly draft: { readonly revision: number; readonly sentence: string; readonly proposedBy: string | null };
  /** What it changes against the definition that stands, in words and numbers. */
  readonly change: readonly string[];
  readonly onClose: () => void;
}

/** Makes the draft the next definition, after its change has been read. */
export function PublishDialog({ workspace, segment, draft, change, onClose }: PublishDialogProps) {
  const router = useRouter();
  const { isBusy, error, send } = useStep(onClose);
  const word = draft.proposedBy === null ? "Publish" : "Approve";
  const publish = (fields: FormData) =>
    send(async () => {
      await publishDraft(workspace, segment.slug, { revision: draft.revision, note: noteIn(fields) });
      router.push(segmentHref(workspace, segment.slug));
    });
  return (
    <DialogForm
      title={`${word} the draft of ${segment.name}`}
      send={word}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={publish}
    >
      <p>{draft.sentence}</p>
      {change.length > 0 ? <ChangeList change={change} /> : null}
      <p>
        {draft.proposedBy === null
          ? "From then on everybody’s numbers follow it; links to earlier versions keep theirs."
          : `${draft.proposedBy} proposed it. From then on everybody’s numbers follow it; links to earlier versions keep theirs.`}
      </p>
      <NoteField />
    </DialogForm>
  );
}
