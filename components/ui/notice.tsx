import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";
import styles from "./notice.module.css";

export interface NoticeProps {
  readonly tone: "info" | "warn" | "bad" | "good";
  /** The first words, in bold. */
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  /** `alert` is read out at once, `status` when there is a pause; leave out what stands there from the start. */
  readonly role?: "alert" | "status" | undefined;
  readonly children?: ReactNode;
}

/** A line across the page that says what is the matter and offers the one thing to do about it. */
export function Notice({ tone, title, action, role, children }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[tone])} role={role}>
      <Icon name={icons[tone].name} label={icons[tone].label} />
      <div className={styles.words}>
        {title ? <strong>{title}</strong> : null} {children}
      </div>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}

const icons: Readonly<Record<NoticeProps["tone"], { readonly name: IconName; readonly label: string }>> = {
  info: { name: "info", label: "Note" },
  warn: { name: "warn", label: "Warning" },
  bad: { name: "warn", label: "Problem" },
  good: { name: "check", label: "Done" },
};
