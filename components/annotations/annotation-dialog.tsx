"use client";

import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useStep } from "@/components/ui/use-step";
import { deleteAnnotation, saveAnnotation } from "@/lib/api/client/annotations";
import type { AnnotationScope, AnnotationView } from "@/lib/domain/annotation";

export interface AnnotationDialogProps {
  readonly workspace: string;
  readonly scopes: readonly { readonly label: string; readonly scope: AnnotationScope }[];
  readonly annotation?: AnnotationView | undefined;
  readonly onClose: () => void;
}

/** Day, text, tag and scope of what happened. */
export function AnnotationDialog({ workspace, scopes, annotation, onClose }: AnnotationDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const id = annotation?.id ?? null;
  const own = annotation && !scopes.some(({ scope }) => isSame(scope, annotation.scope)) ? [annotation] : [];
  const choices = [...scopes, ...own.map(({ of, scope }) => ({ label: of ?? "the whole workspace", scope }))];
  const chosen = choices.findIndex(({ scope }) => annotation && isSame(scope, annotation.scope));
  const finish = (work: () => Promise<void>) =>
    send(async () => {
      await work();
    });
  const save = (fields: FormData) => {
    const text = (name: string) => fieldText(fields, name);
    const scope = choices[Number(text("scope"))]?.scope ?? { kind: "workspace" };
    const tag = text("tag");
    finish(() =>
      saveAnnotation(workspace, id, { day: text("day"), text: text("text"), tag: tag === "" ? null : tag, scope }),
    );
  };
  return (
    <DialogForm
      title={id === null ? "Date what happened" : "Change what happened"}
      send="Save"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={save}
      more={
        id === null ? null : (
          <Button tone="danger" onClick={() => finish(() => deleteAnnotation(workspace, id))}>
            Take it off
          </Button>
        )
      }
    >
      <TextInput label="Day" name="day" type="date" required defaultValue={annotation?.day} />
      <TextInput label="What happened" name="text" required maxLength={300} defaultValue={annotation?.text} />
      <TextInput
        label="Tag"
        hint="One word to group by, such as pricing; it may stay empty"
        name="tag"
        maxLength={30}
        defaultValue={annotation?.tag ?? ""}
      />
      <Select label="On the charts of" name="scope" defaultValue={chosen < 0 ? "0" : String(chosen)}>
        {choices.map(({ label }, index) => (
          <option key={label} value={index}>
            {label}
          </option>
        ))}
      </Select>
    </DialogForm>
  );
}

function isSame(one: AnnotationScope, other: AnnotationScope): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
