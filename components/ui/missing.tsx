import type { ReactNode } from "react";
import { Chip } from "./chip";
import { Mark } from "./mark";
import styles from "./missing.module.css";
import { VisuallyHidden } from "./visually-hidden";

/** The ways a number is not one. None looks like a zero. */
export type MissingKind = "smallSample" | "unclear" | "suppressed" | "notYet" | "inProgress" | "noAccess" | "notInData";

export interface MissingProps {
  readonly kind: MissingKind;
  /** What stands in place of the number: "about 160 more trials needed", "fewer than 5", "+0.4", "88". */
  readonly children?: ReactNode;
}

export function Missing({ kind, children }: MissingProps) {
  return drawings[kind](children);
}

const drawings: Readonly<Record<MissingKind, (words: ReactNode) => ReactNode>> = {
  smallSample: (words) => <span className={styles.dashed}>{words ?? "not enough data"}</span>,
  notInData: (words) => <span className={styles.dashed}>{words ?? "not in your data"}</span>,
  unclear: (words) => (
    <Mark sign="dash" tone="none">
      <span>
        {words}
        <VisuallyHidden> no clear difference</VisuallyHidden>
      </span>
    </Mark>
  ),
  suppressed: (words) => <Chip icon="lock">{words ?? "hidden"}</Chip>,
  noAccess: (words) => <Chip icon="lock">{words ?? "ask the owner"}</Chip>,
  notYet: (words) => (
    <span className={styles.blank}>
      <VisuallyHidden>{words ?? "not yet possible"}</VisuallyHidden>
    </span>
  ),
  inProgress: (words) => (
    <span className={styles.hatched}>
      {words}
      <VisuallyHidden> so far, the period is running</VisuallyHidden>
    </span>
  ),
};
