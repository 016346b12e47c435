import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import styles from "./field.module.css";
import { Icon } from "./icon";
import { VisuallyHidden } from "./visually-hidden";

export interface FieldWords {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and how to write it right; marks the control as invalid. */
  readonly error?: string | undefined;
  /** The label is for screen readers only, as in a cell whose column head says it. */
  readonly labelHidden?: boolean | undefined;
}

export interface ControlWiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

export interface FieldProps extends FieldWords {
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly children: (wiring: ControlWiring) => ReactNode;
}

/** Label above, hint and error below, and the control between them wired to all three. */
export function Field({ label, hint, error, labelHidden, id, className, children }: FieldProps) {
  const made = useId();
  const control = id ?? made;
  const described = [hint ? `${control}-hint` : "", error ? `${control}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={classNames(styles.field, className)}>
      <label className={labelHidden ? undefined : styles.label} htmlFor={control}>
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      {children({
        id: control,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      <FieldNotes control={control} hint={hint} error={error} />
    </div>
  );
}

export function FieldNotes({
  control,
  hint,
  error,
}: Pick<FieldWords, "hint" | "error"> & { readonly control: string }) {
  return (
    <>
      {hint ? (
        <p className={styles.hint} id={`${control}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className={styles.error} id={`${control}-error`}>
          <Icon name="warn" />
          {error}
        </p>
      ) : null}
    </>
  );
}
