"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { BringBackDialogProps } from "./bring-back-dialog";

const BringBackDialog = lazy(async () => ({ default: (await import("./bring-back-dialog")).BringBackDialog }));

/** The button that leads an archived segment back to the lists. */
export function BringBack(props: Omit<BringBackDialogProps, "onClose">) {
  return (
    <OpensDialog label="Bring it back" tone="primary">
      {(onClose) => <BringBackDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
