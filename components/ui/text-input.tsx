import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldWords } from "./field";
import styles from "./field.module.css";

export interface TextInputProps extends Omit<ComponentProps<"input">, "size">, FieldWords {
  readonly size?: "small" | "normal" | "large" | undefined;
}

export function TextInput({ label, hint, error, labelHidden, size, id, className, ...rest }: TextInputProps) {
  return (
    <Field {...{ label, hint, error, labelHidden, id, className }}>
      {(wiring) => <input {...rest} {...wiring} className={classNames(styles.input, size && styles[size])} />}
    </Field>
  );
}
