"use client";

import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/ui/dialog-form";
import { useRequest } from "@/components/ui/use-request";
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
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const save = (fields: FormData) =>
    run(async () => {
      await changeFeedback(workspace, id, { theme: String(fields.get("theme") ?? "").trim() });
      router.refresh();
      onClose();
    });
  return (
    <DialogForm
      title="Change the theme"
      send="Keep this theme"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => void save(fields)}
    >
      <ThemeInput themes={themes} defaultValue={theme} />
    </DialogForm>
  );
}
