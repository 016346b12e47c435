import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldWords } from "./field";
import styles from "./field.module.css";

export interface TextareaProps extends ComponentProps<"textarea">, FieldWords {}

export function Textarea({ label, hint, error, labelHidden, id, className, ...rest }: TextareaProps) {
  return (
    <Field {...{ label, hint, error, labelHidden, id, className }}>
      {(wiring) => <textarea rows={3} {...rest} {...wiring} className={classNames(styles.input, styles.textarea)} />}
    </Field>
  );
}
