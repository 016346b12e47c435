import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names";
import { FieldNotes, type FieldWords } from "./field";
import styles from "./field.module.css";
import { VisuallyHidden } from "./visually-hidden";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "size" | "type">, FieldWords {
  readonly type?: "checkbox" | "radio" | undefined;
}

export function Checkbox({
  label,
  hint,
  error,
  labelHidden,
  id,
  className,
  type = "checkbox",
  ...rest
}: CheckboxProps) {
  const made = useId();
  const control = id ?? made;
  const described = [hint ? `${control}-hint` : "", error ? `${control}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.check} htmlFor={control}>
        <input
          {...rest}
          type={type}
          id={control}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
        />
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : <span>{label}</span>}
      </label>
      <FieldNotes control={control} hint={hint} error={error} />
    </div>
  );
}
