"use client";

import { type ReactNode, Suspense, useState } from "react";
import { Button } from "./button";
import type { IconName } from "./icon";

export interface OpensDialogProps {
  readonly label: string;
  /** The whole name, for those who hear the button alone. */
  readonly name?: string | undefined;
  readonly tone?: "primary" | "quiet" | undefined;
  readonly size?: "small" | undefined;
  readonly icon?: IconName | undefined;
  /** The dialog; its script is loaded when it is asked for. */
  readonly children: (onClose: () => void) => ReactNode;
}

/** A button and the dialog it opens. */
export function OpensDialog({ label, name, tone, size, icon, children }: OpensDialogProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone={tone} size={size} icon={icon} aria-label={name} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen ? <Suspense>{children(() => setOpen(false))}</Suspense> : null}
    </>
  );
}
