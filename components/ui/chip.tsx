import type { ReactNode } from "react";
import styles from "./chip.module.css";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

export interface ChipProps {
  readonly tone?: "warn" | "bad" | "good" | undefined;
  readonly icon?: IconName | undefined;
  readonly children: ReactNode;
}

export function Chip({ tone, icon, children }: ChipProps) {
  return (
    <span className={classNames(styles.chip, tone && styles[tone])}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}
