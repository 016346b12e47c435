"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { keepScenario } from "@/lib/api/client/scenarios";
import type { ImpactQuestion } from "@/lib/domain/impact";

export interface ScenarioDialogProps {
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number };
  readonly question: ImpactQuestion;
  /** The scenario in words. */
  readonly words: string;
  readonly onClose: () => void;
}

/** Name and further assumptions of a scenario. */
export function ScenarioDialog({ workspace, place, question, words, onClose }: ScenarioDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const submit = (fields: FormData) =>
    send(async () => {
      const [name, note] = [String(fields.get("name")), String(fields.get("note"))];
      await keepScenario(workspace, place.dataset, { name, note, question, version: place.version });
    });
  return (
    <DialogForm title="Keep this scenario" send="Keep" busy={isBusy} error={error} onClose={onClose} onSend={submit}>
      <p>{words}.</p>
      <TextInput label="Name" name="name" required maxLength={80} autoComplete="off" />
      <Textarea
        label="What it takes for granted besides"
        hint="For example what has to happen first, or who says so."
        name="note"
        maxLength={600}
        rows={3}
      />
    </DialogForm>
  );
}
