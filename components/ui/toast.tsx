"use client";

import { useEffect, useRef } from "react";
import { Button } from "./button";
import styles from "./toast.module.css";

export interface ToastProps {
  /** What happened. A toast never carries an error. */
  readonly message: string;
  readonly onUndo?: (() => void) | undefined;
  /** Called once its time is over; the clock stands while the toast has the pointer or the focus. */
  readonly onGone: () => void;
  readonly seconds?: number | undefined;
}

export function Toast({ message, onUndo, onGone, seconds = 10 }: ToastProps) {
  const held = useRef(false);
  const gone = useRef(onGone);
  gone.current = onGone;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another message starts the clock again
  useEffect(() => {
    let left = seconds;
    const timer = setInterval(() => {
      if (held.current) return;
      left -= 1;
      if (left <= 0) gone.current();
    }, 1000);
    return () => clearInterval(timer);
  }, [message, seconds]);
  const hold = (value: boolean) => () => {
    held.current = value;
  };
  return (
    <div
      className={styles.toast}
      role="status"
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <span>{message}</span>
      {onUndo ? (
        <Button className={styles.undo} onClick={onUndo}>
          Undo
        </Button>
      ) : null}
    </div>
  );
}
