"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { useStep } from "@/components/ui/use-step";
import { type DecisionAt, proposeDecision } from "@/lib/api/client/decisions";

export interface ProposeDialogProps {
  readonly at: DecisionAt;
  readonly revision: number;
  readonly onClose: () => void;
}

/** Says what proposing does before it is done: the evidence is frozen. */
export function ProposeDialog({ at, revision, onClose }: ProposeDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  return (
    <DialogForm
      title="Propose this decision"
      send="Freeze the evidence and propose it"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={() => send(() => proposeDecision(at, revision))}
    >
      <p>
        Every number and every definition is kept as it is now, on the newest version of the data. What is proposed does
        not change any more; to change it, it is withdrawn and started again.
      </p>
      <p>Those who must approve find it in their list of decisions.</p>
    </DialogForm>
  );
}
