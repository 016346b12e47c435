import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "./mark";
import styles from "./steps.module.css";
import { VisuallyHidden } from "./visually-hidden";

export interface Step {
  readonly label: string;
  readonly state: "done" | "current" | "next";
  /** Where a step that is done can be looked at again. */
  readonly href?: string | undefined;
}

export interface StepsProps {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly note?: ReactNode;
}

export function Steps({ label, steps, note }: StepsProps) {
  return (
    <div className={styles.steps}>
      <ol className={styles.list} aria-label={label}>
        {steps.map((step, place) => (
          <li key={step.label} aria-current={step.state === "current" ? "step" : undefined}>
            <StepName step={step} place={place + 1} />
          </li>
        ))}
      </ol>
      {note ? <p className={styles.note}>{note}</p> : null}
    </div>
  );
}

function StepName({ step, place }: { readonly step: Step; readonly place: number }) {
  if (step.state === "current") return <strong>{`${place} ${step.label}`}</strong>;
  if (step.state === "next") return `${place} ${step.label}`;
  return (
    <Mark sign="tick" tone="good">
      <span>
        {step.href ? <Link href={step.href}>{step.label}</Link> : step.label}
        <VisuallyHidden>, done</VisuallyHidden>
      </span>
    </Mark>
  );
}
