"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { type VersionAddress, waiveGate } from "@/lib/api/client/versions";

export interface WaiveGateDialogProps {
  readonly at: VersionAddress;
  readonly gate: { readonly id: string; readonly sentence: string };
  readonly onClose: () => void;
}

/** Says why a version may be used although a check failed; the note stands beside the check from then on. */
export function WaiveGateDialog({ at, gate, onClose }: WaiveGateDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  return (
    <DialogForm
      title="Use the version all the same?"
      send="Waive the check"
      leave="Leave it open"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => send(() => waiveGate(at, gate.id, fieldText(fields, "note")))}
    >
      <p>{gate.sentence}</p>
      <Textarea
        label="Why it may be used"
        hint="Stands beside the check with your name, for everyone who reads this version"
        name="note"
        minLength={3}
        maxLength={1000}
        required
      />
    </DialogForm>
  );
}
