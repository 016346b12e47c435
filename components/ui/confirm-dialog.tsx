import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Notice } from "./notice";

export interface ConfirmDialogProps {
  readonly title: string;
  /** On the button that does it. */
  readonly confirm: string;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What is lost. */
  readonly children: ReactNode;
}

/** Asks once more before something is done that nothing brings back. */
export function ConfirmDialog({ title, confirm, busy, error, onConfirm, onClose, children }: ConfirmDialogProps) {
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button tone="danger" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      {error === undefined ? null : (
        <Notice tone="bad" role="alert">
          {error}
        </Notice>
      )}
      {children}
    </Dialog>
  );
}
