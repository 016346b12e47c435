"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { WaiveGateDialogProps } from "./waive-gate-dialog";

const WaiveGateDialog = lazy(async () => ({ default: (await import("./waive-gate-dialog")).WaiveGateDialog }));

/** The button that leads to a note why a version may be used although a check failed. */
export function WaiveGate(props: Omit<WaiveGateDialogProps, "onClose">) {
  return (
    <OpensDialog label="Waive" name={`Waive: ${props.gate.sentence}`} size="small">
      {(onClose) => <WaiveGateDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
