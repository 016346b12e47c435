"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { retireHypothesis, signOverride } from "@/lib/api/client/studies";

export interface WordsDialogProps {
  readonly workspace: string;
  readonly hypothesis: { readonly id: string; readonly name: string };
  /** Retire it, or sign a word beside its verdict: `computed` is that verdict, `signed` whether a word stands there. */
  readonly asks:
    | { readonly for: "retirement" }
    | { readonly for: "override"; readonly computed: string; readonly signed: boolean };
  readonly onClose: () => void;
}

/** A reason that everybody reads: why a hypothesis retires, or what somebody holds beside its computed verdict. */
export function WordsDialog({ workspace, hypothesis, asks, onClose }: WordsDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const submit = (fields: FormData) =>
    send(async () => {
      const note = fieldText(fields, "note");
      if (asks.for === "retirement") await retireHypothesis(workspace, hypothesis.id, note);
      else {
        const word = fields.get("verdict");
        const verdict = word === "supported" || word === "notSupported" ? word : null;
        await signOverride(workspace, hypothesis.id, { verdict, note });
      }
    });
  const isRetirement = asks.for === "retirement";
  return (
    <DialogForm
      title={
        isRetirement
          ? `Retire the hypothesis about ${hypothesis.name}`
          : `Sign beside the verdict on ${hypothesis.name}`
      }
      send={isRetirement ? "Retire" : "Sign"}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={submit}
    >
      {asks.for === "override" ? (
        <>
          <p>The computed verdict stays, and both are shown. Your name and the day stand under your words for good.</p>
          <Select label="You hold it to be" name="verdict">
            {asks.computed === "supported" ? null : <option value="supported">Supported</option>}
            {asks.computed === "notSupported" ? null : <option value="notSupported">Not supported</option>}
            {asks.signed ? <option value="">Take back what is signed</option> : null}
          </Select>
        </>
      ) : (
        <p>A retired hypothesis stays to be read, with its looks and your reason. It is not brought back.</p>
      )}
      <Textarea label="Why" name="note" rows={3} maxLength={isRetirement ? 600 : 1000} required />
    </DialogForm>
  );
}
