"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { writeBuyIn } from "@/lib/api/client/stakeholders";
import type { BuyIn, MethodStep } from "@/lib/domain/stakeholder";
import { buyInWords, stepWords } from "@/lib/domain/stakeholder-words";
import styles from "./stakeholders.module.css";

export interface BuyInDialogProps {
  readonly workspace: string;
  readonly stakeholder: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** How somebody stands at a step, since a day. */
export function BuyInDialog({ workspace, stakeholder, onClose }: BuyInDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const write = (fields: FormData) =>
    send(async () => {
      const text = (name: string) => fieldText(fields, name);
      await writeBuyIn(workspace, stakeholder.id, {
        step: text("step") as MethodStep,
        buyIn: text("buyIn") as BuyIn,
        on: text("on"),
        note: text("note"),
      });
    });
  return (
    <DialogForm
      title={`How ${stakeholder.name} stands`}
      send="Write it down"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={write}
    >
      <div className={styles.two}>
        <Select label="Step" name="step" defaultValue="prioritise">
          {Object.entries(stepWords).map(([step, words]) => (
            <option key={step} value={step}>
              {words}
            </option>
          ))}
        </Select>
        <Select label="Stands" name="buyIn" defaultValue="neutral">
          {Object.entries(buyInWords).map(([buyIn, words]) => (
            <option key={buyIn} value={buyIn}>
              {words}
            </option>
          ))}
        </Select>
        <TextInput label="Since" name="on" type="date" required defaultValue={new Date().toISOString().slice(0, 10)} />
      </div>
      <Textarea label="What they said" hint="May stay empty" name="note" rows={2} maxLength={1000} />
    </DialogForm>
  );
}
