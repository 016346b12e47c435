"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { RestoreDialogProps } from "./restore-dialog";

const RestoreDialog = lazy(async () => ({ default: (await import("./restore-dialog")).RestoreDialog }));

/** The button that leads to an older definition becoming the next one. */
export function RestoreVersion(props: Omit<RestoreDialogProps, "onClose">) {
  return (
    <OpensDialog label="Restore" name={`Restore version ${props.version.number}`} size="small">
      {(onClose) => <RestoreDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
