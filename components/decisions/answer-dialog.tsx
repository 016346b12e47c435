"use client";

import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { SegmentedRadios } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { answerDecision, type DecisionAt } from "@/lib/api/client/decisions";

export interface AnswerDialogProps {
  readonly at: DecisionAt;
  readonly onClose: () => void;
}

/** Approve, or dissent in words; given once. */
export function AnswerDialog({ at, onClose }: AnswerDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [answer, setAnswer] = useState("approved");
  const [isUnsaid, setUnsaid] = useState(false);
  const give = (fields: FormData) => {
    const words = fieldText(fields, "words");
    if (answer === "approved") return send(() => answerDecision(at, { answer: "approved", words: words || null }));
    if (words.length < 3) return setUnsaid(true);
    send(() => answerDecision(at, { answer: "dissented", words }));
  };
  return (
    <DialogForm
      title="Your answer"
      send={answer === "approved" ? "Approve" : "Dissent"}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={give}
    >
      <SegmentedRadios
        label="Your answer"
        name="answer"
        value={answer}
        onChange={setAnswer}
        options={[
          { label: "I approve", value: "approved" },
          { label: "I dissent", value: "dissented" },
        ]}
      />
      <Textarea
        label="In your words"
        hint="Given once and kept for ever, with your name; a dissent needs its reason"
        name="words"
        rows={4}
        maxLength={2000}
        error={isUnsaid ? "Write why you dissent, in a sentence" : undefined}
        onChange={() => setUnsaid(false)}
      />
    </DialogForm>
  );
}
