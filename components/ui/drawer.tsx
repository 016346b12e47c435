"use client";

import Link from "next/link";
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from "react";
import buttonStyles from "./button.module.css";
import { classNames } from "./class-names";
import styles from "./drawer.module.css";
import { Icon } from "./icon";

export interface DrawerProps {
  readonly title: string;
  /** Small line above the title: whose number this is. */
  readonly kicker?: ReactNode;
  /** The same page without the drawer. */
  readonly closeHref: string;
  /** Id of what gets the focus back if the page was opened with the drawer in its address. */
  readonly returnFocusTo?: string | undefined;
  readonly children: ReactNode;
}

/**
 * Stands in the page while the address names it. From 1500 px it docks beside the page, which stays in use; below, it lies
 * over the page as a modal. Without script it is an open dialog with a link that closes it.
 */
export function Drawer({ title, kicker, closeHref, returnFocusTo, children }: DrawerProps) {
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef<HTMLAnchorElement>(null);
  useFocusThatReturns(dialog, returnFocusTo, title);
  const leave = (event?: SyntheticEvent) => {
    event?.preventDefault();
    close.current?.click();
  };
  return (
    <dialog
      ref={dialog}
      open
      className={styles.drawer}
      aria-labelledby={heading}
      onCancel={(event) => event.target === dialog.current && leave(event)}
      onKeyDown={(event) => isOwnEscape(event) && leave(event)}
      onClick={(event) => event.target === dialog.current && leave()}
      suppressHydrationWarning
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <div>
            {kicker ? <p className={styles.kicker}>{kicker}</p> : null}
            <h2 id={heading} tabIndex={-1} data-drawer-title>
              {title}
            </h2>
          </div>
          <Link
            ref={close}
            className={classNames(buttonStyles.button, buttonStyles.quiet, buttonStyles.bare)}
            href={closeHref}
            scroll={false}
            aria-label="Close"
          >
            <Icon name="close" />
          </Link>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** Escape closes what lies on top first: a dialog or a list that was opened from the drawer. */
function isOwnEscape({ key, defaultPrevented, target, currentTarget }: KeyboardEvent): boolean {
  const isInside = target instanceof Element && target.closest("dialog") === currentTarget;
  return key === "Escape" && !defaultPrevented && isInside;
}

/** A part of a drawer, below a hairline. */
export function DrawerSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function useFocusThatReturns(
  dialog: { readonly current: HTMLDialogElement | null },
  returnFocusTo: string | undefined,
  subject: string,
) {
  const opener = useRef<Element>(null);
  const fallback = useRef(returnFocusTo);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject is another opening
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    fallback.current = returnFocusTo;
    const active = document.activeElement;
    if (active && active !== document.body && !element.contains(active)) opener.current = active;
    if (matchMedia("(max-width: 1499px)").matches && !element.matches(":modal")) {
      element.close();
      element.showModal();
    }
    element.querySelector<HTMLElement>("[data-drawer-title]")?.focus();
  }, [subject, returnFocusTo]);
  useEffect(
    () => () => {
      const back = opener.current?.isConnected ? opener.current : document.getElementById(fallback.current ?? "");
      if (back instanceof HTMLElement || back instanceof SVGElement) back.focus();
    },
    [],
  );
}
