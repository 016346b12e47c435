"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextInput } from "@/components/ui/text-input";
import { useStep } from "@/components/ui/use-step";
import { saveMixGoal } from "@/lib/api/client/mix-goals";
import type { MixGoalInput } from "@/lib/domain/mix-goal";

export interface MixGoalDialogProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly goal: MixGoalInput | null;
  readonly onClose: () => void;
}

/** The share and the month of the goal; an empty share is none. */
export function MixGoalDialog({ workspace, dataset, goal, onClose }: MixGoalDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [isWrong, setWrong] = useState(false);
  const save = (to: MixGoalInput | null) =>
    send(async () => {
      await saveMixGoal(workspace, dataset, to);
    });
  const submit = (fields: FormData) => {
    const share = Number(String(fields.get("share")).replace(",", ".").replace("%", "")) / 100;
    if (!(share > 0 && share <= 1)) return setWrong(true);
    save({ share, by: String(fields.get("by")) });
  };
  return (
    <DialogForm
      title="Goal of the mix"
      send="Set the goal"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={submit}
      more={
        goal ? (
          <Button tone="quiet" onClick={() => save(null)}>
            Take it away
          </Button>
        ) : undefined
      }
    >
      <TextInput
        label="Share of customers in target segments, in per cent"
        name="share"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={goal ? String(Number((goal.share * 100).toFixed(2))) : ""}
        error={isWrong ? "Write a number above 0 and at most 100" : undefined}
        onChange={() => setWrong(false)}
      />
      <TextInput label="By the end of" name="by" type="month" required defaultValue={goal?.by ?? ""} />
    </DialogForm>
  );
}
