import Link from "next/link";
import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import styles from "./menu.module.css";

export interface MenuLink {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean | undefined;
}

export interface MenuProps {
  readonly label: ReactNode;
  readonly links: readonly MenuLink[];
  readonly head?: ReactNode;
  readonly align?: "start" | "end" | undefined;
  readonly className?: string | undefined;
  /** The label is an icon that says it opens: no arrow beside it. */
  readonly bare?: boolean | undefined;
  /** Below the links. */
  readonly children?: ReactNode;
}

/** A button that opens a list of links; the browser's own popover closes it on Escape and on a click elsewhere. */
export function Menu({ label, links, head, align = "start", className, bare, children }: MenuProps) {
  const id = useId();
  return (
    <>
      <button id={`${id}-opens`} type="button" className={classNames(styles.button, className)} popoverTarget={id}>
        {label}
        {bare ? null : <Icon name="chevronDown" />}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a set of fields it is not */}
      <div
        id={id}
        role="group"
        aria-labelledby={`${id}-opens`}
        popover="auto"
        className={classNames(styles.list, styles[align])}
      >
        {head ? <div className={styles.head}>{head}</div> : null}
        {links.map((link) => (
          <Link
            key={link.href}
            className={styles.link}
            href={link.href}
            aria-current={link.current ? "true" : undefined}
          >
            {link.label}
          </Link>
        ))}
        {children ? <div className={styles.below}>{children}</div> : null}
      </div>
    </>
  );
}
