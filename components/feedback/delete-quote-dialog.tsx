"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useStep } from "@/components/ui/use-step";
import { deleteFeedback } from "@/lib/api/client/feedback";

export interface DeleteQuoteDialogProps {
  readonly workspace: string;
  readonly id: string;
  /** Completes "what": "a customer said on 3 May 2026 about Prices". */
  readonly said: string;
  readonly onClose: () => void;
}

export function DeleteQuoteDialog({ workspace, id, said, onClose }: DeleteQuoteDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const remove = () =>
    send(async () => {
      await deleteFeedback(workspace, id);
    });
  return (
    <ConfirmDialog
      title="Delete this quote?"
      confirm="Delete the quote"
      busy={isBusy}
      error={error}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{`What ${said} leaves the counts by theme and segment. Nothing brings it back.`}</p>
    </ConfirmDialog>
  );
}
