"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { useStep } from "@/components/ui/use-step";
import { type DecisionAt, replaceApprover } from "@/lib/api/client/decisions";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ReplaceDialogProps {
  readonly at: DecisionAt;
  readonly gaps: readonly Named[];
  readonly people: readonly Named[];
  readonly onClose: () => void;
}

/** Somebody in the place of an approver who has left; who left stays named. */
export function ReplaceDialog({ at, gaps, people, onClose }: ReplaceDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const replace = (fields: FormData) =>
    send(() => replaceApprover(at, { left: fieldText(fields, "left"), instead: fieldText(fields, "instead") }));
  return (
    <DialogForm
      title="Name somebody instead"
      send="Name them"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={replace}
    >
      <Select label="Who left without an answer" name="left">
        {gaps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select label="Who answers instead" name="instead">
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </DialogForm>
  );
}
