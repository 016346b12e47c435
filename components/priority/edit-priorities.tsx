"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { PrioritiesDialogProps } from "./priorities-dialog";

const PrioritiesDialog = lazy(async () => ({ default: (await import("./priorities-dialog")).PrioritiesDialog }));

/** The button that leads to criteria and knock-out rules. */
export function EditPriorities(props: Omit<PrioritiesDialogProps, "onClose">) {
  return (
    <OpensDialog label={props.revision === 0 ? "Choose criteria" : "Edit criteria and rules"} tone="primary">
      {(onClose) => <PrioritiesDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
