"use client";

import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { type DecisionAt, endDecision } from "@/lib/api/client/decisions";

export interface EndDialogProps {
  readonly at: DecisionAt;
  readonly as: "declined" | "withdrawn";
  readonly onClose: () => void;
}

/** Ends a decision without a choice, with the reason. */
export function EndDialog({ at, as, onClose }: EndDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [isUnsaid, setUnsaid] = useState(false);
  const end = (fields: FormData) => {
    const why = fieldText(fields, "why");
    if (why.length < 3) return setUnsaid(true);
    send(() => endDecision(at, { as, why }));
  };
  return (
    <DialogForm
      title={as === "declined" ? "Decline this decision" : "Withdraw this decision"}
      send={as === "declined" ? "Decline it" : "Withdraw it"}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={end}
    >
      <p>It stays on the list with its reason, and cannot be opened again; a new one can start from it.</p>
      <Textarea
        label="Why"
        name="why"
        rows={3}
        maxLength={4000}
        error={isUnsaid ? "Write why, in a sentence" : undefined}
        onChange={() => setUnsaid(false)}
      />
    </DialogForm>
  );
}
