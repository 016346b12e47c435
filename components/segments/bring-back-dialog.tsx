"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { useStep } from "@/components/ui/use-step";
import { archiveSegment } from "@/lib/api/client/segments";

export interface BringBackDialogProps {
  readonly workspace: string;
  readonly segment: { readonly slug: string; readonly name: string };
  readonly onClose: () => void;
}

/** Takes a segment out of the archive. */
export function BringBackDialog({ workspace, segment, onClose }: BringBackDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const bringBack = () =>
    send(async () => {
      await archiveSegment(workspace, segment.slug, false);
    });
  return (
    <DialogForm
      title={`Bring ${segment.name} back`}
      send="Bring it back"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={bringBack}
    >
      <p>It stands on the lists again, with the rule and the history it had.</p>
    </DialogForm>
  );
}
