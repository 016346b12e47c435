"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useRequest } from "@/components/ui/use-request";
import { deleteFeedback } from "@/lib/api/client/feedback";

export interface DeleteQuoteDialogProps {
  readonly workspace: string;
  readonly id: string;
  /** Completes "what": "a customer said on 3 May 2026 about Prices". */
  readonly said: string;
  readonly onClose: () => void;
}

export function DeleteQuoteDialog({ workspace, id, said, onClose }: DeleteQuoteDialogProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const remove = () =>
    run(async () => {
      await deleteFeedback(workspace, id);
      router.refresh();
      onClose();
    });
  return (
    <ConfirmDialog
      title="Delete this quote?"
      confirm="Delete the quote"
      busy={isBusy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{`What ${said} leaves the counts by theme and segment. Nothing brings it back.`}</p>
    </ConfirmDialog>
  );
}
