"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { useStep } from "@/components/ui/use-step";
import { changeFeedback } from "@/lib/api/client/feedback";
import { ThemeInput } from "./theme-input";

export interface ThemeDialogProps {
  readonly workspace: string;
  readonly id: string;
  readonly theme: string;
  readonly themes: readonly string[];
  readonly onClose: () => void;
}

/** Another theme for one thing said: its words and whose they are stay. */
export function ThemeDialog({ workspace, id, theme, themes, onClose }: ThemeDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const save = (fields: FormData) =>
    send(async () => {
      await changeFeedback(workspace, id, { theme: fieldText(fields, "theme") });
    });
  return (
    <DialogForm
      title="Change the theme"
      send="Keep this theme"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={save}
    >
      <ThemeInput themes={themes} defaultValue={theme} />
    </DialogForm>
  );
}
