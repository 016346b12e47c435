"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { addFeedback } from "@/lib/api/client/feedback";
import { ThemeInput } from "./theme-input";

export interface FeedbackDialogProps {
  readonly workspace: string;
  readonly dataset: string;
  /** Whose words it is about, where that is settled; without, the id is asked for. */
  readonly customer?: string | undefined;
  readonly today: string;
  readonly themes: readonly string[];
  readonly onClose: () => void;
}

/** What a customer said: whose words, about what, where and when. */
export function FeedbackDialog({ workspace, dataset, customer, today, themes, onClose }: FeedbackDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const save = (fields: FormData) =>
    send(async () => {
      const text = (name: string) => fieldText(fields, name);
      await addFeedback(workspace, {
        dataset,
        customer: text("customer"),
        quote: text("quote"),
        theme: text("theme"),
        source: text("source"),
        saidOn: text("saidOn"),
      });
    });
  return (
    <DialogForm
      title="Write down what a customer said"
      send="Keep it"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={save}
    >
      <TextInput
        label="Customer"
        hint={
          customer === undefined
            ? "The id as the list of customers shows it; the segment comes by itself"
            : "The segment comes by itself"
        }
        defaultValue={customer}
        readOnly={customer !== undefined}
        name="customer"
        maxLength={200}
        required
        autoComplete="off"
      />
      <Textarea label="In their words" name="quote" maxLength={4000} required />
      <ThemeInput themes={themes} />
      <TextInput label="Source" hint="Interview, support, survey …" name="source" maxLength={80} required />
      <TextInput label="Day" name="saidOn" type="date" required defaultValue={today} max={today} />
    </DialogForm>
  );
}
