import Link from "next/link";
import { useId } from "react";
import styles from "./segmented.module.css";

export interface SegmentedLinksProps {
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
}

/** A switch whose state is in the address. */
export function SegmentedLinks({ label, options }: SegmentedLinksProps) {
  return (
    <nav className={styles.switch} aria-label={label}>
      {options.map((option) => (
        <Link
          key={option.label}
          className={styles.option}
          href={option.href}
          scroll={false}
          aria-current={option.current ? "true" : undefined}
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}

export interface SegmentedRadiosProps {
  readonly label: string;
  readonly name: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  /** With `onChange` the value is controlled, without it is where the form starts. */
  readonly value: string;
  readonly onChange?: ((value: string) => void) | undefined;
}

/** A switch within a form. */
export function SegmentedRadios({ label, name, options, value, onChange }: SegmentedRadiosProps) {
  const id = useId();
  return (
    <fieldset className={styles.switch} aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} htmlFor={`${id}${option.value}`}>
          <input
            type="radio"
            id={`${id}${option.value}`}
            name={name}
            value={option.value}
            {...(onChange
              ? { checked: option.value === value, onChange: () => onChange(option.value) }
              : { defaultChecked: option.value === value })}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
