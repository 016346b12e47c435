"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { ExpectationDialogProps } from "./expectation-dialog";

const ExpectationDialog = lazy(async () => ({ default: (await import("./expectation-dialog")).ExpectationDialog }));

/** The button that leads to what is expected and offered, and who looks after the gap. */
export function EditExpectation(props: Omit<ExpectationDialogProps, "onClose">) {
  return (
    <OpensDialog label={props.cell.revision === null ? "Write it down" : "Change"}>
      {(onClose) => <ExpectationDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
