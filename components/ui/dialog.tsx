"use client";

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import { Button } from "./button";
import styles from "./dialog.module.css";

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Asked for by Escape, the cross and a click beside the dialog. */
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  /** What is marked `data-first` gets the focus, else the first that can have it. */
  readonly children: ReactNode;
}

export function Dialog({ open, title, onClose, actions, children }: DialogProps) {
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) {
      element?.showModal();
      element?.querySelector<HTMLElement>("[data-first]")?.focus();
    }
    if (!open) element?.close();
  }, [open]);
  // Closed before it is taken out of the page, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is one on the backdrop; the keyboard has Escape
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={heading}
      onClose={() => !dialog.current?.open && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open ? (
        <div className={styles.inside}>
          <div className={styles.head}>
            <h2 id={heading}>{title}</h2>
            <Button tone="quiet" icon="close" aria-label="Close" onClick={onClose} />
          </div>
          {children}
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </div>
      ) : null}
    </dialog>
  );
}
