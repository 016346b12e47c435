"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { type DecisionAt, takeDecision } from "@/lib/api/client/decisions";

export interface TakeDialogProps {
  readonly at: DecisionAt;
  readonly options: readonly string[];
  readonly recommended: number | null;
  readonly onClose: () => void;
}

/** One option, and why. */
export function TakeDialog({ at, options, recommended, onClose }: TakeDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [isUnsaid, setUnsaid] = useState(false);
  const take = (fields: FormData) => {
    const why = fieldText(fields, "why");
    if (why.length < 3) return setUnsaid(true);
    send(() => takeDecision(at, { option: Number(fields.get("option")), why }));
  };
  return (
    <DialogForm title="Take this decision" send="Take it" busy={isBusy} error={error} onClose={onClose} onSend={take}>
      <fieldset aria-label="Option">
        {options.map((title, index) => (
          <Checkbox
            key={title}
            type="radio"
            name="option"
            value={index}
            label={index === recommended ? `${title} (recommended)` : title}
            defaultChecked={index === (recommended ?? 0)}
          />
        ))}
      </fieldset>
      <Textarea
        label="Why"
        hint="Stands in the memo for ever. Nothing of it changes afterwards but its reviews and notes"
        name="why"
        rows={4}
        maxLength={4000}
        error={isUnsaid ? "Write why, in a sentence" : undefined}
        onChange={() => setUnsaid(false)}
      />
    </DialogForm>
  );
}
