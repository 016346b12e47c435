"use client";

import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Stack } from "./layout";
import { Notice } from "./notice";

export interface DialogFormProps {
  readonly title: string;
  /** On the button that sends the form. */
  readonly send: string;
  /** `danger` where nothing brings back what the form takes away. */
  readonly tone?: "primary" | "danger" | undefined;
  /** On the button that leaves all as it is. */
  readonly leave?: string | undefined;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly onClose: () => void;
  readonly onSend: (fields: FormData) => void;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog that is one form: fields, the sentence of a fault, and the button that sends it. */
export function DialogForm({
  title,
  send,
  tone = "primary",
  leave = "Cancel",
  busy,
  error,
  onClose,
  onSend,
  more,
  children,
}: DialogFormProps) {
  const form = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button tone={tone} type="submit" form={form} busy={busy}>
            {send}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {leave}
          </Button>
          {more}
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Stack>
          {error === undefined ? null : (
            <Notice tone="bad" role="alert">
              {error}
            </Notice>
          )}
          {children}
        </Stack>
      </form>
    </Dialog>
  );
}
