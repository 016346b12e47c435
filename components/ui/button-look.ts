import styles from "./button.module.css";
import { classNames } from "./class-names";
import type { IconName } from "./icon";

export interface ButtonLook {
  /** One primary button a page. */
  readonly tone?: "normal" | "primary" | "quiet" | "danger" | undefined;
  readonly size?: "small" | "normal" | "large" | undefined;
  readonly icon?: IconName | undefined;
}

/** `bare`: an icon without words, drawn square. */
export function buttonClass(look: ButtonLook, more: { bare: boolean; className: string | undefined }): string {
  return classNames(
    styles.button,
    look.tone && styles[look.tone],
    look.size && styles[look.size],
    more.bare && styles.bare,
    more.className,
  );
}
