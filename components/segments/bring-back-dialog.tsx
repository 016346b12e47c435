"use client";

import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/ui/dialog-form";
import { useRequest } from "@/components/ui/use-request";
import { archiveSegment } from "@/lib/api/client/segments";

export interface BringBackDialogProps {
  readonly workspace: string;
  readonly segment: { readonly slug: string; readonly name: string };
  readonly onClose: () => void;
}

/** Takes a segment out of the archive. */
export function BringBackDialog({ workspace, segment, onClose }: BringBackDialogProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const bringBack = () =>
    run(async () => {
      await archiveSegment(workspace, segment.slug, false);
      router.refresh();
      onClose();
    });
  return (
    <DialogForm
      title={`Bring ${segment.name} back`}
      send="Bring it back"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={() => void bringBack()}
    >
      <p>It stands on the lists again, with the rule and the history it had.</p>
    </DialogForm>
  );
}
