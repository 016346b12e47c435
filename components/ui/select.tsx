import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Field, type FieldWords } from "./field";
import styles from "./field.module.css";

export interface SelectProps extends Omit<ComponentProps<"select">, "size">, FieldWords {
  readonly size?: "small" | "normal" | "large" | undefined;
}

/** Children are `<option>` and `<optgroup>`. */
export function Select({ label, hint, error, labelHidden, size, id, className, children, ...rest }: SelectProps) {
  return (
    <Field {...{ label, hint, error, labelHidden, id, className }}>
      {(wiring) => (
        <select {...rest} {...wiring} className={classNames(styles.input, styles.select, size && styles[size])}>
          {children}
        </select>
      )}
    </Field>
  );
}
