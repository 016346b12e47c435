import { DialogForm, type DialogFormProps } from "./dialog-form";

export interface ConfirmDialogProps extends Pick<DialogFormProps, "title" | "busy" | "error" | "onClose"> {
  /** On the button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  /** What is lost. */
  readonly children: DialogFormProps["children"];
}

/** Asks once more before something is done that nothing brings back. */
export function ConfirmDialog({ confirm, onConfirm, ...rest }: ConfirmDialogProps) {
  return <DialogForm {...rest} send={confirm} tone="danger" leave="Keep it" onSend={onConfirm} />;
}
