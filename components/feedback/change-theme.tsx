"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { ThemeDialogProps } from "./theme-dialog";

const ThemeDialog = lazy(async () => ({ default: (await import("./theme-dialog")).ThemeDialog }));

export interface ChangeThemeProps extends Omit<ThemeDialogProps, "onClose"> {
  /** Completes "the theme of what": "a customer said on 3 May 2026 about Prices". */
  readonly said: string;
}

/** The button that leads to another theme of one thing said. */
export function ChangeTheme({ said, ...props }: ChangeThemeProps) {
  return (
    <OpensDialog label="Theme" name={`Change the theme of what ${said}`} tone="quiet" size="small">
      {(onClose) => <ThemeDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
