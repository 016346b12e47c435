"use client";

import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { type DecisionAt, reviewDecision } from "@/lib/api/client/decisions";
import type { Outcome } from "@/lib/domain/decision";
import { outcomeWords } from "@/lib/domain/decision-words";

export interface ReviewDialogProps {
  readonly at: DecisionAt;
  readonly onClose: () => void;
}

/** Whether a decision was right; the success metric of that day is kept with it. */
export function ReviewDialog({ at, onClose }: ReviewDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [isUnsaid, setUnsaid] = useState(false);
  const write = (fields: FormData) => {
    const words = fieldText(fields, "words");
    if (words.length < 3) return setUnsaid(true);
    const next = fieldText(fields, "next");
    const outcome = fieldText(fields, "outcome") as Outcome;
    send(() => reviewDecision(at, { outcome, words, next: next === "" ? null : next }));
  };
  return (
    <DialogForm
      title="Was it right?"
      send="Keep the review"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={write}
    >
      <Select label="As it looks today" name="outcome">
        {Object.entries(outcomeWords).map(([outcome, words]) => (
          <option key={outcome} value={outcome}>
            {words}
          </option>
        ))}
      </Select>
      <Textarea
        label="How it went"
        hint="The success metric as it is today is kept beside it"
        name="words"
        rows={4}
        maxLength={4000}
        error={isUnsaid ? "Write how it went, in a sentence" : undefined}
        onChange={() => setUnsaid(false)}
      />
      <TextInput label="Look again on" hint="May stay empty: then it is not looked at again" name="next" type="date" />
    </DialogForm>
  );
}
